import { memberOf, NumberText, readJson } from '../template/json-text';
import { membersOf } from '../template/member-order';

/**
 * Finds a number in a JSON text that draft-04 does not accept for an integer of the schema: one with a fraction or an
 * exponent, such as 3.0. Values that JavaScript has parsed no longer show it.
 */
export function fractionForInteger(text: string, schema: Readonly<Record<string, unknown>>): string | undefined {
  return search(readJson(text), schema, '');
}

function search(value: unknown, schema: unknown, path: string): string | undefined {
  if (value instanceof NumberText) {
    return /[.eE]/.test(value.text) && memberOf(schema, 'type') === 'integer'
      ? `${path} must be integer, without a fraction or exponent`
      : undefined;
  }
  for (const [name, child] of members(value)) {
    const below = Array.isArray(value) ? memberOf(schema, 'items') : memberOf(memberOf(schema, 'properties'), name);
    const problem = search(child, below, `${path}/${name}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function members(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? membersOf(value as Record<string, unknown>) : [];
}
