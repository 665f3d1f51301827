import { createHash } from 'node:crypto';
import type { Fact } from './facts';
import type { BlockSchema } from './provider-schema';
import { holdsUnknown, isObject, type ObjectValue, sameValue, unknown, type Value } from './value';

export interface Plan {
  readonly state: ObjectValue;
  /** Names of the attributes whose change replaces the resource. */
  readonly replaces: readonly string[];
}

export interface PlanInput {
  readonly schema: BlockSchema;
  readonly facts: readonly Fact[];
  /** Null for a resource that is created. */
  readonly prior: ObjectValue | null;
  readonly config: ObjectValue;
  /** SHA-256 of the file at a path; undefined for one that cannot be read. */
  readonly hashOf: (file: string) => string | undefined;
}

/** The values that the provider plans for a resource. */
export function planned({ schema, facts, prior, config, hashOf }: PlanInput): Plan {
  const factsAt = (attribute: string) => facts.filter((fact) => fact.attribute === attribute);
  const attributeOf = (path: string, given: Value, computed: boolean, before: ObjectValue | undefined, key: string) => {
    if (given !== null) return givenValue(path, given, before?.[key] ?? null);
    const found = factsAt(path).find((fact) => fact.kind === 'default');
    if (found?.kind === 'default') return found.value;
    if (!computed) return null;
    return before === undefined ? unknown : (before[key] ?? null);
  };
  const givenValue = (path: string, given: Value, before: Value): Value => {
    if (isObject(given)) {
      // The provider does not tell an empty map from none.
      if (path.includes('.') && before === null && Object.keys(given).length === 0) return null;
      if (holdsUnknown(given)) return unknown;
    }
    const sameJson = factsAt(path).some(({ kind }) => kind === 'equalAsJson') && equalAsJson(given, before);
    return sameJson ? before : given;
  };
  const blockAt = (
    inside: string,
    { attributes = {}, block_types = {} }: BlockSchema,
    given: ObjectValue,
    before: ObjectValue | undefined,
  ): ObjectValue =>
    Object.fromEntries([
      ...Object.entries(attributes).map(([name, { computed = false }]): [string, Value] => [
        name,
        attributeOf(`${inside}${name}`, given[name] ?? null, computed, before, name),
      ]),
      ...Object.entries(block_types).map(([name, { block }]): [string, Value] => {
        const elements = given[name] ?? [];
        const earlier = before?.[name] ?? [];
        if (!Array.isArray(elements)) return [name, elements];
        const isComputed = factsAt(`${inside}${name}`).some(({ kind }) => kind === 'computedBlock');
        if (elements.length === 0 && isComputed) return [name, before === undefined ? unknown : earlier];
        const at = (index: number) =>
          Array.isArray(earlier) ? (earlier[index] as ObjectValue | undefined) : undefined;
        return [
          name,
          elements.map((element: Value, index) =>
            blockAt(`${inside}${name}.`, block, element as ObjectValue, at(index)),
          ),
        ];
      }),
    ]);

  const values = blockAt('', schema, config, prior ?? undefined);
  const state = { ...values, ...hashes(facts, values, prior, hashOf) };
  const replaces = facts
    .filter(
      ({ kind, attribute }) => kind === 'replaces' && prior !== null && !sameValue(prior[attribute], state[attribute]),
    )
    .map(({ attribute }) => attribute);
  return { state: prior !== null && sameValue(prior, state) ? prior : state, replaces };
}

/** Only a file that changed makes its hash unknown. */
function hashes(
  facts: readonly Fact[],
  values: ObjectValue,
  prior: ObjectValue | null,
  hashOf: PlanInput['hashOf'],
): ObjectValue {
  const found = facts.flatMap((fact): readonly [string, Value][] => {
    if (fact.kind !== 'hashOfFile' || prior === null) return [];
    const file = values[fact.file];
    const isSame = typeof file === 'string' && hashOf(file) === prior[fact.attribute];
    return isSame ? [] : [[fact.attribute, unknown]];
  });
  return Object.fromEntries(found);
}

/** Compared as the provider does: nulls of the configuration do not count. */
export function equalAsJson(given: Value, before: Value | undefined): boolean {
  if (typeof given !== 'string' || typeof before !== 'string') return false;
  const one = parsed(given);
  const other = parsed(before);
  return one !== undefined && other !== undefined && sameValue(withoutNulls(one), other);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutNulls(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutNulls(member)]));
}
