import type { Fact } from './facts';
import type { BlockSchema } from './provider-schema';
import { type ObjectValue, unknown, type Value } from './value';

/** A value that the provider refuses, at an attribute or inside a block. */
export interface Refusal {
  readonly attribute: string;
  readonly problem: string;
}

/** What the provider refuses in a configuration, besides what Terraform finds by the schema. */
export function refusals(schema: BlockSchema, facts: readonly Fact[], config: ObjectValue): readonly Refusal[] {
  const set = Object.entries(schema.attributes ?? {}).filter(
    ([name, { computed, optional }]) => computed && !optional && (config[name] ?? null) !== null,
  );
  return [
    ...set.map(([attribute]) => ({ attribute, problem: 'the provider computes it, so it cannot be set' })),
    ...facts.flatMap((fact) =>
      valuesAt(fact.attribute.split('.'), config).flatMap((value) => {
        const problem = value === null || value === unknown ? undefined : problemOf(fact, value);
        return problem === undefined ? [] : [{ attribute: fact.attribute, problem }];
      }),
    ),
  ];
}

function problemOf(fact: Fact, value: Value): string | undefined {
  if (fact.kind === 'oneOf' && !fact.values.includes(String(value)))
    return `got ${JSON.stringify(value)}; expected ${fact.values.join(', ')}`;
  if (fact.kind === 'range' && !(Number(value) >= fact.least && Number(value) <= fact.most))
    return `got ${String(value)}; expected ${fact.least} to ${fact.most}`;
  if (fact.kind === 'longest' && String(value).length > fact.characters)
    return `got ${String(value).length} characters; expected at most ${fact.characters}`;
  return undefined;
}

function valuesAt([name = '', ...rest]: readonly string[], value: ObjectValue): readonly Value[] {
  const found = value[name] ?? null;
  if (rest.length === 0) return [found];
  return Array.isArray(found) ? found.flatMap((element: Value) => valuesAt(rest, element as ObjectValue)) : [];
}
