import { nearest } from '../../nearest';
import type { BinaryOperator } from './velocity/syntax';

/** Line and column, both from 1, of an offset in a text. */
function position(source: string, offset: number): string {
  const before = source.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

export function velocityProblem(where: string, source: string, offset: number, problem: string): string {
  return `${where}, ${position(source, offset)}: ${problem}`;
}

export function unknownMember(holder: string, name: string, known: readonly string[]): string {
  const what = name === '' ? `${holder} alone is no value` : `${holder} has nothing called "${name}"`;
  const shown = [...new Set(known)].filter(({ length }) => length > 1).sort();
  return `${what}${name === '' ? '' : nearest(name, shown)}; known are ${shown.join(', ')}`;
}

export function unknownTool(method: string, known: readonly string[], tools: readonly string[]): string {
  return `${unknownMember('a text', method, known)}; tools are ${tools.map((tool) => `$${tool}`).join(', ')}`;
}

export function notAMethodOf(name: string, type: string): string {
  const advice = type === 'number' || type === 'boolean' ? '; use toString() first' : '';
  return `"${name}" was called on a ${type}, which has no such method${advice}`;
}

export function wrongArgumentCount(name: string, given: number, least: number, most: number): string {
  const accepted = least === most ? `${least}` : `${least} to ${most}`;
  return `"${name}" was called with ${given} arguments; it takes ${accepted}`;
}

export function notAList(type: string): string {
  return `an index in brackets was given to a ${type}; only a list has one, such as split() makes`;
}

export function tooLarge(): string {
  return 'the template is nested too deeply or makes too long a text for this engine';
}

export function wrongArgument(index: number, accepted: string): string {
  return `argument ${index} must be ${accepted === 'text' ? 'a text' : 'a whole number'}`;
}

export function ambiguousSet(name: string): string {
  return `#set gives null to $${name}, which has a value: Velocity 1 keeps the value, Velocity 2 drops it; test for null first`;
}

export function ambiguousCondition(value: unknown): string {
  const shown = value === '' ? 'an empty text' : 'zero';
  return `a condition is ${shown}: that holds in Velocity 1 and not in Velocity 2; compare it, as in "$!{x}" != ""`;
}

export function noComparison(operator: BinaryOperator): string {
  return `"${operator}" compares numbers only; compare texts with == or !=`;
}

export function wrongArithmetic(operator: BinaryOperator): string {
  return `"${operator}" was given something other than two numbers${operator === '+' ? ' or a text and a plain value' : ''}`;
}

export function unprintable(source: string): string {
  return `${source} is a whole object or list; name one field of it`;
}

const patternParts: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]/, ', a look-around'],
  [/^\(\?>/, ', an atomic group'],
  [/^\\[1-9k]/, ', a back reference'],
  [/^[*+?{].*\+$/, ', a possessive quantifier'],
];

export function unsupportedPattern(pattern: string, part: string): string {
  const name = patternParts.find(([form]) => form.test(part))?.[1] ?? '';
  return `the regular expression ${quoted(pattern)} uses ${JSON.stringify(part)}${name}, which is not supported; use characters, classes, groups, alternatives and quantifiers`;
}

export function unreadablePattern(pattern: string, problem: string): string {
  return `the regular expression ${quoted(pattern)} cannot be read: ${problem}`;
}

export function lineBreakAtEnd(pattern: string): string {
  return `the regular expression ${quoted(pattern)} uses "$" on a text that ends with a line break, where this engine finds less than Java; write \\z for the end of the text`;
}

export function unknownReplacement(text: string): string {
  return `the replacement ${quoted(text)} has a "$" without a group number or a "\\" at the end`;
}

export function unknownGroup(text: string, group: string, groups: number): string {
  return `the replacement ${quoted(text)} names ${group}, and the regular expression has ${groups} groups`;
}

export function jsonPathProblem(where: string, path: string, offset: number, problem: string): string {
  return `${where}: the path ${quoted(path)}, character ${offset + 1}: ${problem}`;
}

/** A text in quotes, without the middle of a long one. */
function quoted(text: string): string {
  return JSON.stringify(text.length <= 200 ? text : `${text.slice(0, 120)} ... ${text.slice(-60)}`);
}
