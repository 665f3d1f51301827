import { within } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';
import { pathPlace } from './errors';
import { compileWalk } from './json-path/evaluate';
import { parsePath } from './json-path/parse';
import { Refusal } from './velocity/callable';
import type { Refuse } from './velocity/syntax';

/** In UTF-16 units. Meaningful paths are shorter, and a path of this length cannot be nested too deeply to parse. */
const longestPath = 2000;

/** The result of a path: one value for a definite path, an array for any other. A found value may be null. */
export type Resolved = { readonly found: true; readonly value: unknown } | { readonly found: false };

/**
 * Compiles a JSONPath, once, in the dialect of Jayway, which translation maps use: `$`, `.name`, `['name']`, `[n]` also
 * from the end, `[n,m]`, `['a','b']`, `[*]`, slices, `..`, `.length()` and filters (comparison, `=~`, `in`, `nin`,
 * `contains`, `size`, `empty`, `subsetof`, `anyof`, `noneof`, `all`, `&&`, `||`, `!`, existence). A dot may precede brackets, and `$.` may be left out.
 *
 * A path of names and indexes alone is definite. The first steps of a path, as long as they lead to one value, must
 * exist: `$.result[*].x` does not resolve without `result`. After a step that leads to many values, missing ones are
 * left out.
 *
 * @param where name of the path in messages
 * @throws UserError for a path that cannot be read or uses another part of the dialect; and at evaluation, for a
 *   pattern with `$` on a text that ends with a line break
 */
export function compileJsonPath(path: string, where: string): (document: unknown) => Resolved {
  const refuse: Refuse = (offset, mistake) => {
    throw new UserError([within(pathPlace(where, path, offset), mistake)]);
  };
  if (path.length > longestPath)
    refuse(longestPath, { given: `${path.length} characters`, expected: `at most ${longestPath}` });
  const parsed = parsePath(path, refuse);
  const walk = compileWalk(parsed);
  return (document) => {
    const found: unknown[] = [];
    if (!orRefused(() => walk(document, document, found), refuse)) return { found: false };
    return { found: true, value: parsed.definite ? found[0] : found };
  };
}

function orRefused<T>(run: () => T, refuse: Refuse): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return refuse(0, error.mistake);
    throw error;
  }
}
