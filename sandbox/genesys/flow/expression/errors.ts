import { nearest } from '../../../nearest';
import { ExpressionMistake } from './expression-mistake';
import type { ExpressionType } from './types';

export const tooLong = (length: number) =>
  new ExpressionMistake(`the expression has ${length} characters; at most 32000 are allowed`, 0);

export const tooDeep = (at: number) =>
  new ExpressionMistake('the expression is nested more than 60 deep; compute a part of it in a variable first', at);

export const chainTooLong = (at: number) =>
  new ExpressionMistake('more than 100 operands in one row; compute a part of them in a variable first', at);

export const unexpectedCharacter = (character: string, at: number) =>
  new ExpressionMistake(`unexpected ${JSON.stringify(character)}${characterHints[character] ?? ''}`, at);

const characterHints: Readonly<Record<string, string>> = {
  '=': '; equality is written "=="',
  "'": '; strings are written in double quotes',
};

export const unclosedString = (at: number) => new ExpressionMistake('a string is not closed by a double quote', at);

export const unknownEscape = (sequence: string, at: number) =>
  new ExpressionMistake(`unknown escape ${JSON.stringify(sequence)}; accepted: \\" \\\\ \\n \\r \\t`, at);

export const unexpectedToken = (given: string, expected: string, at: number) =>
  new ExpressionMistake(
    `expected ${expected}, found ${given}${given === '"&"' || given === '"|"' ? wordHint : ''}`,
    at,
  );

const wordHint = '; logical operators are the words "and" and "or"';

export const integerTooLarge = (text: string, at: number) =>
  new ExpressionMistake(`integer ${text} is outside -999999999999999 to 999999999999999`, at);

export const unknownVariable = (name: string, known: readonly string[], at: number) =>
  new ExpressionMistake(`unknown variable ${name}${nearest(name, known)}; declare it in the flow`, at);

export const secureRead = (name: string, at: number) =>
  new ExpressionMistake(
    `${name} is secure and cannot be read here; secure variables are read by Call Secure Data and by audio`,
    at,
  );

export const unknownFunction = (name: string, known: readonly string[], at: number) =>
  new ExpressionMistake(`unknown function ${name}${nearest(name, known)}`, at);

export const functionNotRun = (name: string, why: string, at: number) =>
  new ExpressionMistake(`the sandbox does not run the function ${name}: ${why}`, at);

export const unknownPrompt = (name: string, at: number) =>
  new ExpressionMistake(
    `the org has no prompt "${name}"; create it before the flow is published, or correct the name`,
    at,
  );

export const formatUsed = (name: string, at: number) =>
  new ExpressionMistake(
    `the sandbox does not run ${name}: how it changes what is heard is not modelled; leave it out`,
    at,
  );

export const wrongArguments = (
  name: string,
  given: readonly ExpressionType[],
  accepted: readonly string[],
  at: number,
) => new ExpressionMistake(`${name}(${given.join(', ')}) does not exist; accepted: ${accepted.join(' or ')}`, at);

export const wrongOperands = (operator: string, given: readonly ExpressionType[], accepted: string, at: number) =>
  new ExpressionMistake(`"${operator}" does not take ${given.join(' and ')}; accepted: ${accepted}`, at);

export const mixedBranches = (whenTrue: ExpressionType, whenFalse: ExpressionType, at: number) =>
  new ExpressionMistake(
    `both branches need one type, not ${whenTrue} and ${whenFalse}; a typed value that is not set is written like ToString(NOT_SET)`,
    at,
  );

export const noSuchProperty = (type: ExpressionType, property: string, known: readonly string[], at: number) =>
  new ExpressionMistake(
    `a value of type ${type} has no property "${property}"${nearest(property, known)}; its properties: ${known.join(', ') || 'none'}`,
    at,
  );

export const notIndexable = (type: ExpressionType, at: number) =>
  new ExpressionMistake(`a value of type ${type} has no items; accepted: a collection or json`, at);

export const literalNeeded = (name: string, what: string, at: number) =>
  new ExpressionMistake(`${name} needs ${what}, written out`, at);

export const outermostOnly = (at: number) =>
  new ExpressionMistake('AudioPlaybackOptions must be the outermost function', at);

export const wrongType = (given: ExpressionType, accepted: ExpressionType) =>
  new ExpressionMistake(`the expression is ${given}; accepted here: ${accepted}`, 0);
