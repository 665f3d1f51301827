import { functionNotRun, unknownFunction } from '../errors';
import { audioFunctions } from './audio';
import { collectionFunctions } from './collections';
import { conversions } from './conversions';
import { findFunctions } from './find';
import type { FunctionDefinition } from './function-definition';
import { jsonFunctions } from './json';
import { logicFunctions } from './logic';
import { notRun } from './not-run';
import { numberFunctions } from './numbers';
import { textFunctions } from './text';
import { timeFunctions } from './time';

const functions: Readonly<Record<string, FunctionDefinition>> = {
  ...timeFunctions,
  ...textFunctions,
  ...conversions,
  ...logicFunctions,
  ...collectionFunctions,
  ...numberFunctions,
  ...jsonFunctions,
  ...audioFunctions,
  ...findFunctions,
};

const refusals = new Map(Object.entries(notRun).map(([name, why]) => [name.toLowerCase(), { name, why }]));

const byLowerCase = new Map(Object.entries(functions).map(([name, define]) => [name.toLowerCase(), { name, define }]));

/** The function of a name. Case does not matter. Throws ExpressionMistake for an unknown one. */
export function functionNamed(
  name: string,
  at: number,
): { readonly name: string; readonly define: FunctionDefinition } {
  const found = byLowerCase.get(name.toLowerCase());
  const refusal = refusals.get(name.toLowerCase());
  if (refusal !== undefined) throw functionNotRun(refusal.name, refusal.why, at);
  if (found === undefined) throw unknownFunction(name, Object.keys(functions), at);
  return found;
}

/** Functions whose value changes from run to run, although they read no variable. */
export const changing: ReadonlySet<string> = new Set(['GetCurrentDateTimeUtc', 'Random', 'RandomInt']);
