import { isAbsolute, relative, resolve, sep } from 'node:path';
import { frameIn, fromHere } from '../../input/declared-in';
import type { Mistake } from '../../input/mistake';
import { packageRoot } from '../../package-root';

export type Place = Pick<Mistake, 'file' | 'line'>;

/**
 * The first line of the project on the way to an error.
 *
 * @param begun made where the code was called: those who called before had no part in the error. @default - none did
 */
export function placeOf(error: unknown, begun?: Error): Place | undefined {
  const [lines, callers] = [linesOf(error), begun === undefined ? [] : linesOf(begun)];
  let shared = 0;
  while (shared < callers.length && lines.at(-1 - shared) === callers.at(-1 - shared)) shared += 1;
  const frames = lines.slice(0, lines.length - shared).flatMap((text) => frameIn(text) ?? []);
  const own = frames.find(({ path }) => isOwn(path));
  return own && { file: fromHere(own.path), line: own.line };
}

function linesOf(error: unknown): readonly string[] {
  return String((error as Error | undefined)?.stack).split('\n');
}

/** Whether a file is code of the user, wherever it is. In the folder of this package, only `project.ts` may be. */
export function isOwn(path: string): boolean {
  if (path.split(sep).includes('node_modules')) return false;
  return !isIn(path, packageRoot) || path === resolve('project.ts');
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Does work in which errors note all who called: the line of the project may be below many lines of other code. */
export function withLongStack<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
