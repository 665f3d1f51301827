import type { Json, ReleaseStack, StackResource } from './release-stack';

/** What makes the provider replace a resource (docs/platform-facts.md); other changes are made in place. */
const replaced: Readonly<Record<string, readonly string[]>> = {
  genesyscloud_integration_action: ['integration_id', 'secure', 'contract_input', 'contract_output'],
  genesyscloud_integration_custom_auth_action: ['integration_id'],
  genesyscloud_architect_ivr: ['name'],
};

/**
 * Changes of these take a while, so that a deletion that Terraform does not hold back comes first. A change in place of
 * `terraform_data` takes no time, so each waits for a resource before it that does. Such a resource is replaced, which
 * Terraform cannot order together with objects that it must delete first: a stack of an older version is not paced.
 */
const slow = ['genesyscloud_flow', 'genesyscloud_integration', 'genesyscloud_architect_ivr'];
const pause = 'sleep 0.15';

/** Name of the `terraform_data` resource that stands for a resource of a stack. */
export function nameOf(address: string): string {
  return address.replace('.', '-');
}

/**
 * The stack as a configuration that Terraform applies without a provider: each resource as `terraform_data`, with the same
 * references, `depends_on` and `lifecycle`.
 */
export function asTerraformData(stack: ReleaseStack): Json {
  return { resource: { terraform_data: Object.assign({}, ...stack.resources.map((it) => standIn(it, stack))) } };
}

function standIn(resource: StackResource, { ids, isPaced = true }: ReleaseStack): Json {
  const { depends_on, lifecycle, for_each, provisioner, input, ...properties } = translated(resource.body, ids) as Json;
  const name = nameOf(resource.address);
  const dependencies = ((depends_on ?? []) as readonly string[]).filter((address) => !address.startsWith('data.'));
  const common = { ...(lifecycle ? { lifecycle } : {}), ...(for_each ? { for_each } : {}) };
  if (resource.type === 'terraform_data') {
    const seconds = (input as { seconds: number }).seconds / 1000;
    const waits = provisioner ? { provisioner } : {};
    return { [name]: { ...common, ...waits, input: { seconds }, depends_on: dependencies } };
  }
  const forcing = (replaced[resource.type] ?? []).map((key) => comparable(properties[key]));
  const body = {
    ...common,
    input: properties,
    ...(forcing.length > 0 ? { triggers_replace: forcing } : {}),
    depends_on: dependencies,
  };
  if (!isPaced || !slow.includes(resource.type)) return { [name]: body };
  return {
    [`before-${name}`]: {
      triggers_replace: properties,
      depends_on: dependencies,
      provisioner: [{ 'local-exec': { command: pause } }],
    },
    [name]: { ...body, depends_on: [...dependencies, `terraform_data.before-${name}`] },
  };
}

/** The provider compares contracts as JSON. */
function comparable(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('{') ? JSON.stringify(sorted(JSON.parse(value))) : value;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

/** References to other resources become references to their stand-ins; those to data sources and variables, texts. */
function translated(value: unknown, ids: ReleaseStack['ids']): unknown {
  if (Array.isArray(value)) return value.map((member) => translated(member, ids));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, translated(member, ids)]));
  }
  if (typeof value !== 'string') return value;
  if (/^(genesyscloud_\w+|terraform_data)\.[\w-]+$/.test(value)) return `terraform_data.${nameOf(value)}`;
  if (!value.startsWith('${')) return value;
  return value
    .replace(/\bdata\.\w+\.[\w-]+(?=\.id)/g, (address) => `({ id = ${JSON.stringify(ids[address])} })`)
    .replace(/var\.(\w+)/g, (_, name) => JSON.stringify(`value of ${name}`))
    .replace(/(genesyscloud_\w+)\.([\w-]+)(?=\.id)/g, 'terraform_data.$1-$2');
}
