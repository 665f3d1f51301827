import { isJsonObject, memberOf } from '../template/json-text';
import { membersOf, objectOf } from '../template/member-order';

type Json = unknown;
type Flat = Map<string, unknown>;

/**
 * A result in Architect's flattened form. Members of objects get dotted names. A list of objects becomes one list per
 * leaf (`items.name`); these lists have the same length, with null where an element does not have the leaf. The schema
 * names the leaves of an empty list.
 */
export function flatten(result: Json, schema: Json): Readonly<Record<string, unknown>> {
  const flat: Flat = new Map();
  if (isJsonObject(result)) addMembers('', result, schema, flat);
  return objectOf([...flat]);
}

function addMembers(prefix: string, value: Readonly<Record<string, Json>>, schema: Json, flat: Flat): void {
  for (const [name, member] of membersOf(value)) {
    add(prefix === '' ? name : `${prefix}.${name}`, member, memberOf(memberOf(schema, 'properties'), name), flat);
  }
}

function add(name: string, value: Json, schema: Json, flat: Flat): void {
  if (isJsonObject(value)) addMembers(name, value, schema, flat);
  else if (Array.isArray(value)) addList(name, value, memberOf(schema, 'items'), flat);
  else flat.set(name, value);
}

function addList(name: string, elements: readonly Json[], schema: Json, flat: Flat): void {
  if (!elements.some(isJsonObject) && memberOf(schema, 'type') !== 'object') {
    flat.set(name, elements);
    return;
  }
  const rows = elements.map((element) => {
    const row: Flat = new Map();
    add(name, element, schema, row);
    return row;
  });
  const leaves = new Set([...schemaLeaves(name, schema), ...rows.flatMap((row) => [...row.keys()])]);
  for (const leaf of leaves)
    flat.set(
      leaf,
      rows.map((row) => row.get(leaf) ?? null),
    );
}

function schemaLeaves(name: string, schema: Json): readonly string[] {
  const properties = memberOf(schema, 'properties');
  const type = memberOf(schema, 'type');
  if (!isJsonObject(properties)) return type === undefined || type === 'object' ? [] : [name];
  return Object.entries(properties).flatMap(([child, below]) => schemaLeaves(`${name}.${child}`, below));
}
