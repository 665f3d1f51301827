import { SandboxError } from '../errors';
import { processingFailure } from './action-failure';
import { collected } from './collected';
import { maxJsonDepth } from './contract';
import type { DataAction } from './data-action';
import { shadowedName } from './errors';
import { isDeeperThan } from './json-depth';
import { compileJsonPath } from './json-path';
import { writeJson } from './json-text';
import { compileVelocity } from './velocity';
import { tools } from './velocity/tools';

/** What a success template made: the JSON text and its value. */
export interface Output {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Compiles the response side of an action: the translation map, its defaults and the success template. Values enter the
 * template as JSON text. A default stands in when its path does not resolve; a null that is there stays null. A value
 * without either is null in Velocity, so that its reference prints itself.
 *
 * TemplateFailure and ActionFailure are thrown while rendering.
 *
 * @throws SandboxError that lists every path and template that is not understood
 */
export function compileResponse(
  response: DataAction['response'],
  where: string,
): (reply: unknown, text: string) => Output {
  const { values, render } = collected((attempt) => ({
    values: Object.entries(response.translationMap).map(([name, path]) => ({
      name,
      resolve: attempt(() => compileJsonPath(path, place(where, name))),
      otherwise: Object.hasOwn(response.translationMapDefaults, name)
        ? response.translationMapDefaults[name]
        : undefined,
    })),
    render: attempt(() => compileVelocity(response.successTemplate, `${where}, success template`)),
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

function place(where: string, name: string): string {
  const at = `${where}, translation map ${JSON.stringify(name)}`;
  if (name === 'rawResult' || tools.has(name)) throw new SandboxError(shadowedName(at, name));
  return at;
}

function parsedOutput(text: string, unresolved: readonly string[]): Output {
  const value = parsed(text, unresolved);
  if (isDeeperThan(maxJsonDepth, value)) throw processingFailure(`the result has more than ${maxJsonDepth} levels`);
  return { text, value };
}

function parsed(text: string, unresolved: readonly string[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const hint = unresolved.length === 0 ? '' : `; paths that did not resolve: ${unresolved.join(', ')}`;
    throw processingFailure(
      `the transform could not process the result using successTemplate: it made no valid JSON${hint}`,
    );
  }
}
