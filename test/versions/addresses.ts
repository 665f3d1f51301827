import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The name in Genesys Cloud of each resource of a stack, by its address; empty where it has none, as a flow, whose
 * address comes from its name.
 */
export type Addresses = Readonly<Record<string, string>>;

interface Resource {
  readonly name?: string;
  readonly config?: { readonly name?: string };
}

/** Reads a synthesised stack. Data sources are left out: nothing is replaced by looking something up differently. */
export function addressesIn(stack: string): Addresses {
  const { resource } = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  };
  const entries = Object.entries(resource).flatMap(([type, resources]) =>
    Object.entries(resources).map(([id, { name, config }]) => [`${type}.${id}`, name ?? config?.name ?? ''] as const),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The resources that a newer version replaces, renames or removes, a line for each. New ones are none of them. */
export function replacedBetween(before: Addresses, after: Addresses): readonly string[] {
  return Object.entries(before).flatMap(([address, name]) => {
    const now = after[address];
    if (now === undefined) return [`${address} ("${name}") is gone`];
    return now === name ? [] : [`${address} is renamed from "${name}" to "${now}"`];
  });
}
