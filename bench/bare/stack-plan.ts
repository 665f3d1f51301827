import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Arguments in the bindings' spelling. An argument that is nothing but a reference stands as `{ ref: address }`. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A plan and the stacks that are made by it: one, or many that differ in nothing but their names. */
export interface PlannedStacks {
  readonly names: readonly string[];
  readonly plan: StackPlan;
}

/** What somebody would write down to declare one stack with the bindings alone. */
export interface StackPlan {
  readonly provider: Arguments;
  readonly backend: { readonly type: string; readonly arguments: Arguments };
  /** Versions of Terraform that take the stack, such as `>= 1.5.0`. */
  readonly requiredVersion: string;
  readonly variables: Readonly<Record<string, Arguments>>;
  /** Whatever another one refers to comes before it. */
  readonly elements: readonly ElementPlan[];
  readonly outputs: Readonly<Record<string, Arguments>>;
  /** Files of the flows: path from the folder of the stack, and text. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A resource or a data source. */
export interface ElementPlan {
  /** Such as `data.genesyscloud_routing_queue.fallback`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly dependsOn: readonly string[];
  readonly arguments: Arguments;
  /** What has no argument in cdktf that takes it as Terraform reads it. */
  readonly overrides: Arguments;
}

type Json = Record<string, unknown>;
type Elements = Record<string, Record<string, Json>>;

interface SynthesisedStack {
  readonly provider: { readonly genesyscloud: readonly Json[] };
  readonly terraform: { readonly backend: Record<string, Json>; readonly required_version: string };
  readonly variable?: Record<string, Json>;
  readonly data?: Elements;
  readonly resource: Elements;
  readonly output: Record<string, Json>;
}

/** Arguments whose own keys are arguments; the keys of every other map belong to the user. */
const blocks = new Set(['config', 'config_request', 'config_response', 'lifecycle', 'postcondition', 'validation']);

const order = [
  'data',
  'genesyscloud_integration_credential',
  'genesyscloud_integration',
  'genesyscloud_integration_custom_auth_action',
  'genesyscloud_integration_action',
  'terraform_data',
  'genesyscloud_flow',
];

/** Reads a synthesised stack back into the plan of a bare one that gives the same. */
export function stackPlan(folder: string): StackPlan {
  const stack = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as SynthesisedStack;
  const [backend] = Object.entries(stack.terraform.backend);
  if (backend === undefined) throw new Error(`${folder} has no backend`);
  const [type, backendArguments] = backend;
  return {
    provider: inBindings(stack.provider.genesyscloud[0] ?? {}),
    backend: { type, arguments: backendArguments },
    requiredVersion: stack.terraform.required_version,
    variables: mapped(stack.variable ?? {}, inBindings),
    elements: [...elements(stack.data ?? {}, 'data.'), ...elements(stack.resource, '')].sort(
      (a, b) => rank(a.address) - rank(b.address),
    ),
    outputs: stack.output,
    files: readdirSync(join(folder, 'flows')).map((file) => {
      const path = join('flows', file);
      return { path, text: readFileSync(join(folder, path), 'utf8') };
    }),
  };
}

function elements(types: Elements, prefix: string): ElementPlan[] {
  return Object.entries(types).flatMap(([type, named]) =>
    Object.entries(named).map(([name, { '//': _, depends_on, for_each, provisioner, ...given }]) => ({
      address: `${prefix}${type}.${name}`,
      type: prefix + type,
      name,
      dependsOn: (depends_on ?? []) as string[],
      arguments: inBindings(given),
      overrides: { ...(for_each !== undefined && { for_each }), ...(provisioner !== undefined && { provisioner }) },
    })),
  );
}

function rank(address: string): number {
  return order.indexOf(address.slice(0, address.indexOf('.')));
}

function inBindings(given: Json): Json {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      blocks.has(key) ? block(value) : references(value),
    ]),
  );
}

function block(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => inBindings(item as Json)) : inBindings(value as Json);
}

function references(value: unknown): unknown {
  if (typeof value === 'string') {
    const [, address] = /^\$\{(var\.\w+|[\w.-]+(?=\.id\}$))(?:\.id)?\}$/.exec(value) ?? [];
    return address === undefined ? value : { ref: address };
  }
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? mapped(value as Json, references) : value;
}

function mapped<T, U>(values: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
