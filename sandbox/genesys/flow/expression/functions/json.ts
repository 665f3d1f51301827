import { badArgument } from '../flow-failure';
import { ownValue } from '../properties';
import { readJson } from '../text-forms';
import { type Value, valueTypes } from '../types';
import { converting, type FunctionDefinition, typed } from './function-definition';

/** Functions of JSON values. A property that is missing or null is NOT_SET. */
export const jsonFunctions: Readonly<Record<string, FunctionDefinition>> = {
  JsonParse: typed({ takes: ['string'], gives: 'json', apply: parse }),
  GetJsonObjectProperty: typed({ takes: ['json', 'string'], gives: 'json', apply: ownValue }),
  ToJson: converting('json', Object.fromEntries(valueTypes.map((type) => [type, (value: Value) => value]))),
};

function parse(text: string): Value {
  const value = readJson(text);
  if (value === undefined && text.trim() !== 'null') throw badArgument('JsonParse', 'a JSON text', text.slice(0, 60));
  return value;
}
