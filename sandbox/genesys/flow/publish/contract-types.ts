import type { ScalarType, ValueType } from '../expression/types';

export interface ContractInputs {
  readonly types: ReadonlyMap<string, ScalarType>;
  readonly required: ReadonlySet<string>;
}

type Schema = Readonly<Record<string, unknown>>;

const scalars: Readonly<Record<string, ScalarType>> = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
};

/** The Architect types of a data action's inputs. */
export function inputTypes(schema: Schema): ContractInputs {
  const types = new Map<string, ScalarType>();
  for (const [name, property] of properties(schema)) types.set(name, scalars[typeWord(property)] ?? 'string');
  return { types, required: new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []) };
}

/**
 * The Architect types of a data action's outputs: properties of objects under dotted names, an array of scalars as a
 * collection, and an array of objects as one collection for each leaf.
 */
export function outputTypes(schema: Schema): ReadonlyMap<string, ValueType> {
  const types = new Map<string, ValueType>();
  const walk = (part: Schema, name: string, inArray: boolean): void => {
    const word = typeWord(part);
    if (word === 'object') {
      for (const [key, property] of properties(part)) walk(property, name === '' ? key : `${name}.${key}`, inArray);
    } else if (word === 'array') {
      walk(asSchema(part['items']), name, true);
    } else {
      const scalar = scalars[word];
      if (scalar !== undefined) types.set(name, inArray ? `${scalar}Collection` : scalar);
    }
  };
  walk(schema, '', false);
  return types;
}

function properties(schema: Schema): [string, Schema][] {
  return Object.entries(asSchema(schema['properties'])).map(([name, property]) => [name, asSchema(property)]);
}

function typeWord(schema: Schema): string {
  const { type } = schema;
  const word = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  return typeof word === 'string' ? word : 'properties' in schema ? 'object' : '';
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {};
}
