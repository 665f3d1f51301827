import { within } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';
import type { DataAction } from '../org/entities';
import { compileJsonPath } from '../template/json-path';
import { isDeeperThan, readPlainJson, writeJson } from '../template/json-text';
import { compileVelocity } from '../template/velocity';
import { outline, referenceMistakes } from '../template/velocity/references';
import { refusedTools, tools } from '../template/velocity/tools';
import { processingFailure } from './action-failure';
import { collectMistakes } from './collect-mistakes';
import { maxJsonDepth } from './contract';
import { constantNoJson, missingOutputs, shadowedName, unknownName } from './errors';

/** Placeholder for a reference, valid with and without quotes around it. */
const placeholder = '7777777';

/** The output of a success template: the JSON text and its value. */
export interface Output {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Compiles the response of an action: the translation map, its defaults and the success template. Values enter the
 * template as JSON text. A default applies where the path does not resolve; a null in the answer stays null. A value
 * without either is null in Velocity, and so its reference prints itself.
 *
 * Rendering throws TemplateFailure or ActionFailure.
 *
 * @throws UserError that lists every unreadable path and template, every name that the translation map does not have,
 *   and a success template that can never produce JSON
 */
export function compileResponse(
  response: DataAction['response'],
  where: string,
): (reply: unknown, text: string) => Output {
  const { values, render } = collectMistakes((attempt) => ({
    values: Object.entries(response.translationMap).map(([name, path]) => ({
      name,
      resolve: attempt(() => compileJsonPath(path, place(where, name))),
      otherwise: Object.hasOwn(response.translationMapDefaults, name)
        ? response.translationMapDefaults[name]
        : undefined,
    })),
    // First: a method of a tool that is not known is not also an unknown method.
    checked: attempt(() => checkNames(response, where)),
    render: attempt(() => compileVelocity(response.successTemplate, successPlace(where))),
  }));
  return (reply, text) => {
    const context = new Map<string, string | null>();
    const unresolved: string[] = [];
    for (const { name, resolve, otherwise } of values) {
      const resolved = resolve(reply);
      context.set(name, resolved.found ? writeJson(resolved.value) : (otherwise ?? null));
      if (!resolved.found) unresolved.push(name);
    }
    return parsedOutput(render({ ...Object.fromEntries(context), rawResult: text }), unresolved);
  };
}

/**
 * Checks that a success template without directives produces every member that the schema requires.
 *
 * @throws UserError that names them
 */
export function checkOutputs(
  { successTemplate }: DataAction['response'],
  schema: DataAction['successSchema'],
  where: string,
): void {
  const made = constantMembers(successTemplate);
  const required: unknown = schema['required'];
  if (made === undefined || !Array.isArray(required)) return;
  const missing = required.filter((name) => typeof name === 'string' && !made.includes(name));
  if (missing.length > 0) throw new UserError([within(successPlace(where), missingOutputs(missing))]);
}

/** The members of the object that a template produces. Undefined when they depend on values. */
function constantMembers(template: string): readonly string[] | undefined {
  const text = outline(template, placeholder)?.text;
  const value = text === undefined ? undefined : jsonOf(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const names = Object.keys(value);
  return names.some((name) => name.includes(placeholder)) ? undefined : names;
}

function checkNames(
  { successTemplate, translationMap, translationMapDefaults }: DataAction['response'],
  where: string,
) {
  const names = Object.keys(translationMap);
  const known = new Set([...names, 'rawResult', ...tools.keys(), ...refusedTools.keys()]);
  const plain = outline(successTemplate, placeholder);
  const mistakes = [
    ...Object.keys(translationMapDefaults)
      .filter((name) => !names.includes(name))
      .map((name) => within(`${where}, translation map default`, unknownName('the translation map', name, names))),
    ...referenceMistakes(successTemplate, successPlace(where), ({ root }) =>
      known.has(root)
        ? undefined
        : unknownName('the translation map', root, [...names, 'rawResult'], [...tools.keys()]),
    ),
    ...(plain?.references === 0 && jsonOf(plain.text) === undefined
      ? [within(successPlace(where), constantNoJson())]
      : []),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function successPlace(where: string): string {
  return `${where}, success template`;
}

function place(where: string, name: string): string {
  const at = `${where}, translation map ${JSON.stringify(name)}`;
  if (name === 'rawResult' || tools.has(name)) throw new UserError([within(at, shadowedName(name))]);
  return at;
}

function parsedOutput(text: string, unresolved: readonly string[]): Output {
  const value = parsed(text, unresolved);
  if (isDeeperThan(maxJsonDepth, value)) throw processingFailure(`the result has more than ${maxJsonDepth} levels`);
  return { text, value };
}

function parsed(text: string, unresolved: readonly string[]): unknown {
  try {
    return readPlainJson(text);
  } catch {
    const hint = unresolved.length === 0 ? '' : `; paths that did not resolve: ${unresolved.join(', ')}`;
    throw processingFailure(
      `the transform could not process the result using successTemplate: it made no valid JSON${hint}`,
    );
  }
}
