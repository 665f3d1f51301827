import { didYouMean, steps } from '../../../input/did-you-mean';
import { oneOfText } from '../../../input/errors';
import type { Message } from '../../../input/mistake';
import type { BinaryOperator } from './velocity/syntax';

// Places.

/** The place of an offset in a template: `data action "Desk / Get", request body, line 1, column 3`. */
export function templatePlace(where: string, source: string, offset: number): string {
  const before = source.slice(0, offset).split('\n');
  return `${where}, line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

/** The place of an offset in a JSONPath. */
export function pathPlace(where: string, path: string, offset: number): string {
  return `${where}, character ${offset + 1} of ${quoted(path)}`;
}

// Velocity.

export const unknownMember = (holder: string, name: string, known: readonly string[]): Message => {
  const words = [...new Set(known)].filter(({ length }) => length > 1).sort();
  return {
    given: name === '' ? `${holder} without a member` : `"${name}" of ${holder}`,
    expected: oneOfText(words),
    next: didYouMean(name, words),
  };
};

export const unknownTool = (method: string, known: readonly string[], tools: readonly string[]): Message => ({
  ...unknownMember('a text, list or map', method, known),
  next: steps(
    didYouMean(method, known),
    `for a method of a tool, write one of ${tools.map((tool) => `$${tool}`).join(', ')} before it`,
  ),
});

export const notAMethodOf = (name: string, type: string): Message => ({
  problem: `"${name}" was called on a ${type}, which has no such method`,
  next: type === 'number' || type === 'boolean' ? 'use toString() first' : undefined,
});

export const wrongArgumentCount = (name: string, given: number, least: number, most: number): Message => ({
  given: `${given} arguments for "${name}"`,
  expected: least === most ? `${least}` : `${least} to ${most}`,
});

export const notAList = (type: string): Message => ({
  given: `an index in brackets on a ${type}`,
  expected: 'a list or a map',
});

export const tooLarge = (): Message => ({
  problem: 'the template is nested too deeply or makes too long a text for this engine',
  next: 'make it smaller',
});

const argumentTypes = { text: 'a text', integer: 'a whole number', list: 'a list made with [ ]' } as const;

export const wrongArgument = (index: number, accepted: keyof typeof argumentTypes): Message => ({
  problem: `argument ${index} has the wrong type`,
  expected: argumentTypes[accepted],
});

export const notIterable = (type: string): Message => ({
  problem: `#foreach over ${type} prints nothing in Velocity`,
  expected: 'a list, such as split() makes',
});

export const unorderedMap = (): Message => ({
  problem: 'the order of the members of a map differs between versions of Velocity',
  next: 'walk a list of its keys',
});

export const tooManyRounds = (most: number): Message => ({
  problem: `the template makes more than ${most} rounds of #foreach`,
  next: 'make its lists shorter',
});

export const ambiguousSet = (name: string): Message => ({
  problem: `#set gives null to $${name}, which has a value: Velocity 1 keeps the value, Velocity 2 drops it`,
  next: 'test for null first',
});

export const ambiguousCondition = (value: unknown): Message => {
  const [what, compare] = typeof value === 'object' ? ['an empty list', '$x.size() > 0'] : emptyValue(value);
  return {
    problem: `a condition is decided by ${what}, which is true in Velocity 1 and false in Velocity 2`,
    next: `compare it, as in ${compare}`,
  };
};

function emptyValue(value: unknown): readonly [what: string, compare: string] {
  return value === '' ? ['an empty text', '"$!{x}" != ""'] : ['zero', '$x != 0'];
}

export const noComparison = (operator: BinaryOperator): Message => ({
  problem: `"${operator}" compares only numbers`,
  next: 'compare texts with == or !=',
});

export const wrongArithmetic = (operator: BinaryOperator): Message => ({
  problem: `"${operator}" has an operand of the wrong type`,
  expected: operator === '+' ? 'two numbers, or a text and a plain value' : 'two numbers',
});

export const unprintable = (source: string): Message => ({
  given: `${source}, which is a whole object or list`,
  expected: 'one field of it',
});

// Patterns.

const patternParts: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]/, ', a look-around'],
  [/^\(\?>/, ', an atomic group'],
  [/^\\[1-9k]/, ', a back reference'],
  [/^[*+?{].*\+$/, ', a possessive quantifier'],
];

export const unsupportedPattern = (pattern: string, part: string): Message => ({
  given: `${JSON.stringify(part)}${patternParts.find(([form]) => form.test(part))?.[1] ?? ''} in the regular expression ${quoted(pattern)}`,
  expected: 'only characters, classes, groups, alternatives and quantifiers',
});

export const unreadablePattern = (pattern: string, problem: string): Message => ({
  problem: `the regular expression ${quoted(pattern)} cannot be read: ${problem}`,
});

export const lineBreakAtEnd = (pattern: string): Message => ({
  problem: `the regular expression ${quoted(pattern)} uses "$" on a text that ends with a line break, where this engine finds less than Java`,
  next: 'write \\z for the end of the text',
});

export const unknownReplacement = (text: string): Message => ({
  given: `the replacement ${quoted(text)}`,
  expected: 'a group number after each "$", and no "\\" at the end',
});

export const unknownGroup = (text: string, group: string, groups: number): Message => ({
  given: `${group} in the replacement ${quoted(text)}`,
  expected: `a group of the regular expression, which has ${groups}`,
});

/** A text in quotes, without the middle of a long one. */
function quoted(text: string): string {
  return JSON.stringify(text.length <= 200 ? text : `${text.slice(0, 120)} ... ${text.slice(-60)}`);
}
