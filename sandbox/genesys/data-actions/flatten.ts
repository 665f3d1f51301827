type Json = unknown;
type Flat = Record<string, unknown>;

/**
 * A result in Architect's flattened form. Members of objects get dotted names. A list of objects becomes one list per
 * leaf (`items.name`); these lists have the same length, with null where an element does not have the leaf. The schema
 * names the leaves of an empty list.
 */
export function flatten(result: Json, schema: Json): Readonly<Record<string, unknown>> {
  const flat: Flat = {};
  if (isObject(result)) addMembers('', result, schema, flat);
  return flat;
}

function addMembers(prefix: string, value: Record<string, Json>, schema: Json, flat: Flat): void {
  for (const [name, member] of Object.entries(value)) {
    add(prefix === '' ? name : `${prefix}.${name}`, member, part(part(schema, 'properties'), name), flat);
  }
}

function add(name: string, value: Json, schema: Json, flat: Flat): void {
  if (isObject(value)) addMembers(name, value, schema, flat);
  else if (Array.isArray(value)) addList(name, value, part(schema, 'items'), flat);
  else flat[name] = value;
}

function addList(name: string, elements: readonly Json[], schema: Json, flat: Flat): void {
  if (!elements.some(isObject) && part(schema, 'type') !== 'object') {
    flat[name] = elements;
    return;
  }
  const rows = elements.map((element) => {
    const row: Flat = {};
    add(name, element, schema, row);
    return row;
  });
  const leaves = new Set([...schemaLeaves(name, schema), ...rows.flatMap((row) => Object.keys(row))]);
  for (const leaf of leaves) flat[leaf] = rows.map((row) => (Object.hasOwn(row, leaf) ? row[leaf] : null));
}

function schemaLeaves(name: string, schema: Json): readonly string[] {
  const properties = part(schema, 'properties');
  const type = part(schema, 'type');
  if (!isObject(properties)) return type === undefined || type === 'object' ? [] : [name];
  return Object.entries(properties).flatMap(([child, below]) => schemaLeaves(`${name}.${child}`, below));
}

function part(schema: Json, name: string): Json {
  return isObject(schema) && Object.hasOwn(schema, name) ? schema[name] : undefined;
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
