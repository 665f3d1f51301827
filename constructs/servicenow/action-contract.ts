import { createHash } from 'node:crypto';
import type { DataActionRef } from '../architect';
import { inputContract, outputContract } from '../genesys/contract';

/** The contract of a data action under the name that flows call it by. */
export interface ActionContract {
  /** Category and name, in all orgs alike: `{servicenow.name} / Create incident`. */
  readonly action: string;
  /** The same for equal contracts, whatever the order of JSON keys. */
  readonly fingerprint: string;
  /** What the data action was rendered from; undefined for the token action. */
  readonly operation?: {
    readonly name: string;
    readonly version: number;
    /** Whether the data action only stays for executions in flight. */
    readonly isPrevious: boolean;
  };
}

/** @param name `servicenow.name` of the org, with which its categories begin */
export function contractOf(
  { category, name: action, secure, inputs, outputs }: DataActionRef,
  name: string,
  operation?: ActionContract['operation'],
): ActionContract {
  const schemas = [inputContract(inputs), outputContract(outputs)].map((text) => sorted(JSON.parse(text)));
  return {
    action: `{servicenow.name}${category.slice(name.length)} / ${action}`,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([secure, ...schemas]))
      .digest('hex'),
    ...(operation ? { operation } : {}),
  };
}

/** Terraform compares contracts as JSON: the order of keys does not matter to it, that of lists does. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
