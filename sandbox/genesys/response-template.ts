import { processingFailure } from './action-failure';
import type { DataAction } from './data-action';
import { compileJsonPath } from './json-path';
import { compileVelocity } from './velocity';

/**
 * Compiles the response side of an action: the translation map, its defaults and the success template. Values enter the
 * template as JSON text. A default stands in when its path does not resolve; a null that is there stays null. A value
 * without either is null in Velocity, so that its reference prints itself.
 *
 * The result is the parsed output of the template; TemplateFailure and ActionFailure are thrown on the way.
 */
export function compileResponse(
  response: DataAction['response'],
  where: string,
): (reply: unknown, text: string) => unknown {
  const values = Object.entries(response.translationMap).map(([name, path]) => ({
    name,
    resolve: compileJsonPath(path, `${where}, translation map "${name}"`),
    otherwise: Object.hasOwn(response.translationMapDefaults, name) ? response.translationMapDefaults[name] : undefined,
  }));
  const render = compileVelocity(response.successTemplate, `${where}, success template`);
  return (reply, text) => {
    const context = new Map<string, string | null>();
    for (const { name, resolve, otherwise } of values) {
      const resolved = resolve(reply);
      context.set(name, resolved.found ? JSON.stringify(resolved.value) : (otherwise ?? null));
    }
    return parsedOutput(render({ ...Object.fromEntries(context), rawResult: text }));
  };
}

function parsedOutput(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw processingFailure('the transform could not process the result using successTemplate: it made no valid JSON');
  }
}
