import { didYouMean, steps } from '../../../../input/did-you-mean';
import { oneOfText } from '../../../../input/errors';
import { ExpressionMistake } from './expression-mistake';
import type { ExpressionType } from './types';

const computeFirst = 'compute a part of it in a variable first';

export const tooLong = (length: number) =>
  new ExpressionMistake({ given: `${length} characters`, expected: 'at most 32000' }, 0);

export const tooDeep = (at: number) =>
  new ExpressionMistake({ problem: 'the expression is nested more than 60 deep', next: computeFirst }, at);

export const chainTooLong = (at: number) =>
  new ExpressionMistake({ problem: 'more than 100 operands in one row', next: computeFirst }, at);

export const unexpectedCharacter = (character: string, at: number) =>
  new ExpressionMistake({ problem: `unexpected ${JSON.stringify(character)}`, next: characterHints[character] }, at);

const characterHints: Readonly<Record<string, string>> = {
  '=': 'write equality as "=="',
  "'": 'write strings in double quotes',
};

export const unclosedString = (at: number) =>
  new ExpressionMistake({ problem: 'a string is not closed', next: 'close it with a double quote' }, at);

export const unknownEscape = (sequence: string, at: number) =>
  new ExpressionMistake({ given: `the escape ${sequence}`, expected: 'one of \\" \\\\ \\n \\r \\t' }, at);

export const unexpectedToken = (given: string, expected: string, at: number) =>
  new ExpressionMistake({ given, expected, next: given === '"&"' || given === '"|"' ? wordHint : undefined }, at);

const wordHint = 'write logical operators as the words "and" and "or"';

export const integerTooLarge = (text: string, at: number) =>
  new ExpressionMistake(
    { given: `the integer ${text}`, expected: 'an integer from -999999999999999 to 999999999999999' },
    at,
  );

export const unknownVariable = (name: string, known: readonly string[], at: number) =>
  new ExpressionMistake(
    {
      given: `the variable ${name}`,
      expected: 'a declared variable',
      next: steps('declare it in the flow', didYouMean(name, known)),
    },
    at,
  );

export const secureRead = (name: string, at: number) =>
  new ExpressionMistake(
    {
      given: `the variable ${name}`,
      problem: 'it is secure, so only Call Secure Data and audio can read it',
      next: 'read another variable here',
    },
    at,
  );

export const unknownFunction = (name: string, known: readonly string[], at: number) =>
  new ExpressionMistake(
    { given: `the function ${name}`, expected: 'a function of Architect', next: didYouMean(name, known) },
    at,
  );

export const functionNotRun = (name: string, why: string, at: number) =>
  new ExpressionMistake({ problem: `the sandbox does not run the function ${name}: ${why}` }, at);

export const unknownPrompt = (name: string, at: number) =>
  new ExpressionMistake(
    {
      given: `the prompt "${name}"`,
      expected: 'one that the org has',
      next: 'create it before the flow is published, or correct the name',
    },
    at,
  );

export const formatUsed = (name: string, at: number) =>
  new ExpressionMistake(
    { problem: `the sandbox does not run ${name}: how it changes what is heard is not modelled`, next: 'leave it out' },
    at,
  );

export const wrongArguments = (
  name: string,
  given: readonly ExpressionType[],
  accepted: readonly string[],
  at: number,
) => new ExpressionMistake({ given: `${name}(${given.join(', ')})`, expected: accepted.join(' or ') }, at);

export const wrongOperands = (operator: string, given: readonly ExpressionType[], accepted: string, at: number) =>
  new ExpressionMistake({ given: `"${operator}" with ${given.join(' and ')}`, expected: accepted }, at);

export const mixedBranches = (whenTrue: ExpressionType, whenFalse: ExpressionType, at: number) =>
  new ExpressionMistake(
    {
      given: `branches of type ${whenTrue} and ${whenFalse}`,
      expected: 'both of one type',
      next: 'write a typed value that is not set like ToString(NOT_SET)',
    },
    at,
  );

export const noSuchProperty = (type: ExpressionType, property: string, known: readonly string[], at: number) =>
  new ExpressionMistake(
    {
      given: `the property "${property}" of a value of type ${type}`,
      expected: oneOfText(known),
      next: didYouMean(property, known),
    },
    at,
  );

export const notIndexable = (type: ExpressionType, at: number) =>
  new ExpressionMistake({ given: `an index on a value of type ${type}`, expected: 'a collection or json' }, at);

export const literalNeeded = (name: string, what: string, at: number) =>
  new ExpressionMistake({ given: `a computed argument of ${name}`, expected: `${what}, written out` }, at);

export const outermostOnly = (at: number) =>
  new ExpressionMistake(
    { problem: 'AudioPlaybackOptions is inside another function', next: 'make it the outermost function' },
    at,
  );

export const wrongType = (given: ExpressionType, accepted: ExpressionType) =>
  new ExpressionMistake({ given: `an expression of type ${given}`, expected: accepted }, 0);
