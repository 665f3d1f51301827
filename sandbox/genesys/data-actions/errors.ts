import { nearest } from '../../nearest';
import type { BinaryOperator } from '../template/velocity/syntax';

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

/** A name that a template gives a value that is not there. */
export function unknownName(holder: string, name: string, known: readonly string[]): string {
  const shown = known.length === 0 ? '; nothing is known there' : `; known are ${[...known].sort().join(', ')}`;
  return `${holder} has nothing called ${JSON.stringify(name)}${nearest(name, known)}${shown}`;
}

export function memberNeeded(holder: string, known: readonly string[] = []): string {
  const shown = known.length === 0 ? '' : `; known are ${[...known].sort().join(', ')}`;
  return `$${holder} is an object without methods and indexes; name a member, as in $${holder}.${known[0] ?? 'name'}${shown}`;
}

export function absentObject(integration: string, what: string): string {
  return `the integration ${JSON.stringify(integration)} has ${what}; remove the reference or change the integration`;
}

export function signInCredentials(integration: string): string {
  return `the credential of the integration ${JSON.stringify(integration)} is userDefinedOAuth, whose fields its custom auth action alone reads; use $authResponse`;
}

export function unmappedDefault(where: string, name: string, known: readonly string[]): string {
  return `${where}, translation map default: ${unknownName('the translation map', name, known)}`;
}

export function constantNoJson(where: string): string {
  return `${where}: is no JSON and refers to nothing, so that every execution fails; write a JSON text, or \${rawResult}`;
}

export function missingOutputs(where: string, names: readonly string[]): string {
  return `${where}: never makes ${names.join(', ')}, which contract.output.successSchema requires`;
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

/** A text of any length in quotes, the middle of a long one left out. */
function quoted(text: string): string {
  return JSON.stringify(text.length <= 200 ? text : `${text.slice(0, 120)} ... ${text.slice(-60)}`);
}

/** How messages name a data action. */
export function actionPlace({ category, name }: { readonly category: string; readonly name: string }): string {
  return `data action ${JSON.stringify(`${category} / ${name}`)}`;
}

/** How messages name the custom auth action of an integration. */
export function authPlace(integration: string): string {
  return `custom auth action of integration ${JSON.stringify(integration)}`;
}

export function shadowedName(where: string, name: string): string {
  return `${where}: $${name} means something else in a success template; choose another name`;
}

export function duplicateHeader(where: string, name: string): string {
  return `${where}, header ${name}: stands twice, in other letters; remove one`;
}

export function refusedAccept(where: string): string {
  return `${where}, header Accept: INVALID_SCHEMA, the platform takes JSON media types only, such as application/json`;
}

const synthesise = 'run the synthesis first: npx cdktf synth';

export function contractProblem(where: string, mistake: string): string {
  return `${where}: ${mistake}`;
}

export function duplicateAction(where: string): string {
  return `${where}: another action has the same category and name; flows find an action by both, rename one`;
}

export function unknownIntegration(where: string, id: string): string {
  return `${where}: there is no integration ${JSON.stringify(id)}; declare it or correct integration_id`;
}

export function invalidTimeout(where: string, given: number): string {
  return `${where}: the timeout is ${given} seconds; accepted are whole seconds from 1 to 60`;
}

export function missingCustomAuth(integration: string): string {
  return `integration ${JSON.stringify(integration)}: its credential is userDefinedOAuth and no custom auth action is declared, whose first configuration is not documented; declare a genesyscloud_integration_custom_auth_action`;
}

export function missingStack(file: string): string {
  return `${file}: cannot be read; ${synthesise}`;
}

export function brokenStack(file: string, problem: string): string {
  return `${file}: is not JSON (${problem}); ${synthesise}`;
}

export function missingFlowFile(place: string, file: string): string {
  return `${place}: the flow file ${file} cannot be read; ${synthesise}`;
}

export function wrongStackValue(place: string, given: unknown, accepted: string): string {
  const shown = given === undefined ? 'is missing' : `is ${kindOfJson(given)}`;
  return `${place}: ${shown}; expected ${accepted}; ${synthesise}`;
}

function kindOfJson(given: unknown): string {
  if (given === null) return 'null';
  if (Array.isArray(given)) return given.length === 0 ? 'an empty list' : 'a list';
  return typeof given === 'object' ? 'an object' : `a ${typeof given === 'string' ? 'text' : typeof given}`;
}

export function emptyStack(file: string): string {
  return `${file}: holds no configuration; expected an object with a section such as resource; ${synthesise}`;
}

export function noJson(place: string): string {
  return `${place}: is not the text of a JSON object; ${synthesise}`;
}

export function unreadableText(place: string): string {
  return `${place}: holds a Terraform directive or an interpolation without an end; write %%{ and $\${ for plain text`;
}

export function unknownReference(place: string, reference: string): string {
  return `${place}: cannot resolve \${${reference}}; known are \${var.name} and the .id of a resource or data source of this stack`;
}

export function missingVariable(place: string, name: string): string {
  return `${place}: the variable "${name}" has no value; pass it in variables, as TF_VAR_${name} gives it to Terraform`;
}

export function missingCredentialValues(place: string, name: string): string {
  return `${place}: the existing credential ${JSON.stringify(name)} has no fields here; pass them in existingCredentials`;
}

export function notOneOf(place: string, given: string, accepted: readonly string[]): string {
  return `${place}: is ${JSON.stringify(given)}; accepted are ${accepted.join(', ')}`;
}

export function unknownActionIntegration(where: string): string {
  return `${where}: is not part of this org; take the action from the same org as the engine`;
}
