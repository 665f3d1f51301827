import { badArgument } from '../flow-failure';
import { type Value, valueTypes } from '../types';
import { converting, type FunctionDefinition, typed } from './function-definition';

/** Functions of JSON values. A property that is missing or null is NOT_SET. */
export const jsonFunctions: Readonly<Record<string, FunctionDefinition>> = {
  JsonParse: typed({ takes: ['string'], gives: 'json', apply: parse }),
  GetJsonObjectProperty: typed({ takes: ['json', 'string'], gives: 'json', apply: jsonProperty }),
  ToJson: converting('json', Object.fromEntries(valueTypes.map((type) => [type, (value: Value) => value]))),
};

/** One own property of a JSON object. */
export function jsonProperty(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as Record<string, Value>)[name] ?? undefined;
}

function parse(text: string): Value {
  try {
    return (JSON.parse(text) as Value) ?? undefined;
  } catch {
    throw badArgument('JsonParse', 'a JSON text', text.slice(0, 60));
  }
}
