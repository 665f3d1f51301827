import { SandboxError } from '../errors';
import { jsonPathProblem } from './errors';
import { compileWalk } from './json-path/evaluate';
import { parsePath } from './json-path/parse';

/** What a path leads to: one value for a definite path, an array for any other. A value that is there may be null. */
export type Resolved = { readonly found: true; readonly value: unknown } | { readonly found: false };

/**
 * Compiles a JSONPath, once, in the dialect of Jayway, which translation maps use: `$`, `.name`, `['name']`, `[n]` also
 * from the end, `[n,m]`, `[*]`, slices, `..`, filters (comparison, `&&`, `||`, `!`, existence) and `.length()`.
 *
 * A path of names and indexes only is definite. Whatever comes first in a path and leads to one value must be there:
 * `$.result[*].x` does not resolve without `result`. Behind a step that leads to many values, a miss is left out.
 *
 * @param where names the path in messages
 * @throws SandboxError for a path that cannot be read or uses something else of the dialect
 */
export function compileJsonPath(path: string, where: string): (document: unknown) => Resolved {
  const parsed = parsePath(path, (offset, problem) => {
    throw new SandboxError(jsonPathProblem(where, path, offset, problem));
  });
  const walk = compileWalk(parsed);
  return (document) => {
    const found: unknown[] = [];
    if (!walk(document, document, found)) return { found: false };
    return { found: true, value: parsed.definite ? found[0] : found };
  };
}
