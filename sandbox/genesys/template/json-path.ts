import { UserError } from '../../../input/user-error';
import { jsonPathProblem } from './errors';
import { compileWalk } from './json-path/evaluate';
import { parsePath } from './json-path/parse';
import { Refusal } from './velocity/callable';

/** In UTF-16 units: no path that means something is longer, and none of this length is nested too deeply to read. */
const longestPath = 2000;

/** What a path leads to: one value for a definite path, an array for any other. A value that is there may be null. */
export type Resolved = { readonly found: true; readonly value: unknown } | { readonly found: false };

/**
 * Compiles a JSONPath, once, in the dialect of Jayway, which translation maps use: `$`, `.name`, `['name']`, `[n]` also
 * from the end, `[n,m]`, `['a','b']`, `[*]`, slices, `..`, `.length()` and filters (comparison, `=~`, `in`, `nin`, `contains`,
 * `size`, `empty`, `&&`, `||`, `!`, existence).
 *
 * A path of names and indexes only is definite. Whatever comes first in a path and leads to one value must be there:
 * `$.result[*].x` does not resolve without `result`. Behind a step that leads to many values, a miss is left out.
 *
 * @param where names the path in messages
 * @throws UserError for a path that cannot be read or uses something else of the dialect, and while it is followed for a
 *   `$` of a pattern on a text that ends with a line break
 */
export function compileJsonPath(path: string, where: string): (document: unknown) => Resolved {
  const refuse = (offset: number, problem: string): never => {
    throw new UserError([{ problem: jsonPathProblem(where, path, offset, problem) }]);
  };
  if (path.length > longestPath) refuse(longestPath, `the path is longer than ${longestPath} characters`);
  const parsed = parsePath(path, refuse);
  const walk = compileWalk(parsed);
  return (document) => {
    const found: unknown[] = [];
    if (!orRefused(() => walk(document, document, found), refuse)) return { found: false };
    return { found: true, value: parsed.definite ? found[0] : found };
  };
}

function orRefused<T>(run: () => T, refuse: (offset: number, problem: string) => never): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return refuse(0, error.message);
    throw error;
  }
}
