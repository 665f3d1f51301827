import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataGenesyscloudAuthDivision,
  dataGenesyscloudIntegrationCredential,
  dataGenesyscloudOrganizationsMe,
  dataGenesyscloudRoutingQueue,
  flow,
  integration,
  integrationAction,
  integrationCredential,
  integrationCustomAuthAction,
  provider,
} from '@cdktf/provider-genesyscloud';
import {
  App,
  AzurermBackend,
  GcsBackend,
  LocalBackend,
  S3Backend,
  type TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { Arguments, PlannedStacks, StackPlan } from './stack-plan';

type Declared = Pick<TerraformResource, 'fqn' | 'overrideLogicalId' | 'addOverride'> & { readonly id: string };
type Class<T> = new (scope: Construct, id: string, config: never) => T;

const backends: Readonly<Record<string, new (scope: Construct, config: never) => TerraformElement>> = {
  local: LocalBackend,
  s3: S3Backend,
  azurerm: AzurermBackend,
  gcs: GcsBackend,
};

/** cdktf's own class for it runs Terraform in every synthesis. */
class TerraformData extends TerraformResource {
  constructor(scope: Construct, name: string, { input, ...rest }: Arguments) {
    super(scope, name, { terraformResourceType: 'terraform_data', ...rest });
    this.addOverride('input', input);
  }

  // Asked for in the constructor, it would hold the name that is overridden later.
  get id(): string {
    return this.getStringAttribute('id');
  }
}

const classes: Readonly<Record<string, Class<Declared>>> = {
  'data.genesyscloud_auth_division': dataGenesyscloudAuthDivision.DataGenesyscloudAuthDivision,
  'data.genesyscloud_integration_credential':
    dataGenesyscloudIntegrationCredential.DataGenesyscloudIntegrationCredential,
  'data.genesyscloud_organizations_me': dataGenesyscloudOrganizationsMe.DataGenesyscloudOrganizationsMe,
  'data.genesyscloud_routing_queue': dataGenesyscloudRoutingQueue.DataGenesyscloudRoutingQueue,
  genesyscloud_flow: flow.Flow,
  genesyscloud_integration: integration.Integration,
  genesyscloud_integration_action: integrationAction.IntegrationAction,
  genesyscloud_integration_credential: integrationCredential.IntegrationCredential,
  genesyscloud_integration_custom_auth_action: integrationCustomAuthAction.IntegrationCustomAuthAction,
  terraform_data: TerraformData,
};

/** A stack made of the bindings' classes and nothing else. */
class BareStack extends TerraformStack {
  constructor(scope: Construct, name: string, plan: StackPlan) {
    super(scope, name);
    new (known(backends, plan.backend.type))(this, plan.backend.arguments as never);
    this.addOverride('terraform.required_version', plan.requiredVersion);
    new provider.GenesyscloudProvider(this, 'Provider', plan.provider);

    const values = new Map<string, () => string>();
    const declared = new Map<string, Declared>();
    for (const [id, config] of Object.entries(plan.variables)) {
      const variable = new TerraformVariable(this, id, config);
      variable.overrideLogicalId(id);
      values.set(`var.${id}`, () => variable.stringValue);
    }
    for (const { address, type, name: id, dependsOn, arguments: given, overrides } of plan.elements) {
      const config = {
        ...resolved(given, values),
        ...(dependsOn.length > 0 && { dependsOn: dependsOn.map((other) => declared.get(other)) }),
      };
      const element = new (known(classes, type))(this, address, config as never);
      element.overrideLogicalId(id);
      for (const [key, value] of Object.entries(overrides)) element.addOverride(key, value);
      declared.set(address, element);
      values.set(address, () => element.id);
    }
    for (const [id, config] of Object.entries(plan.outputs)) new TerraformOutput(this, id, config as never);
  }
}

/** Synthesises bare stacks and writes the files of their flows. */
export function synthesiseBare(planned: readonly PlannedStacks[], outdir: string): void {
  const stacks = planned.flatMap(({ names, plan }) => names.map((name) => ({ name, plan })));
  const app = new App({ outdir });
  for (const { name, plan } of stacks) new BareStack(app, name, plan);
  app.synth();
  for (const { name, plan } of stacks) {
    const folder = join(outdir, 'stacks', name);
    mkdirSync(join(folder, 'flows'), { recursive: true });
    for (const { path, text } of plan.files) writeFileSync(join(folder, path), text);
  }
}

function resolved(given: Arguments, values: ReadonlyMap<string, () => string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, resolvedValue(value, values)]));
}

function resolvedValue(value: unknown, values: ReadonlyMap<string, () => string>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('ref' in value) return values.get(value.ref as string)?.();
  return resolved(value as Arguments, values);
}

function known<T>(kinds: Readonly<Record<string, T>>, name: string): T {
  const found = kinds[name];
  if (found === undefined) throw new Error(`the bare app knows no ${name}; add it to bench/bare/bare-stack.ts`);
  return found;
}
