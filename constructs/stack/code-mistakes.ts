import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { frameIn, fromHere } from '../../input/declared-in';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { packageRoot } from '../../package-root';

/**
 * Runs code of a project.
 *
 * @throws UserError that says what is wrong with the code when it throws: text that is not TypeScript, a module that is
 *   not there, or an error, with the place of the first line of the project on its way; the error itself where no such
 *   line had a part in it
 */
export function runOwnCode<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  // The line of the project may be below many lines of this package, of cdktf or of the loader of modules.
  Error.stackTraceLimit = 100;
  const begun = new Error();
  try {
    return work();
  } catch (error) {
    const mistakes = error instanceof UserError ? placed(error, begun) : mistakesIn(error, begun);
    throw mistakes === undefined ? error : new UserError(mistakes);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Mistakes in the arguments of a call say where they are, unless they name another place. */
function placed(error: UserError, begun: Error): readonly Mistake[] {
  return error.mistakes.map((mistake) =>
    mistake.file === undefined && mistake.path === undefined ? { ...placeOf(error, begun), ...mistake } : mistake,
  );
}

function mistakesIn(error: unknown, begun: Error): readonly Mistake[] | undefined {
  const untransformed = notTypeScript(error);
  if (untransformed.length > 0) return untransformed;
  // A thrown value that is not an Error has no stack trace.
  const place = error instanceof Error ? placeOf(error, begun) : { file: 'project.ts' };
  if (place === undefined) return undefined;
  const missing = missingModule(error);
  return [missing === undefined ? { ...place, ...threw(error) } : { ...missing.place, ...notFound(missing.name) }];
}

/** What the compiler of tsx says of a text, a line for each mistake. */
function notTypeScript(error: unknown): readonly Mistake[] {
  if (!(error instanceof Error) || error.name !== 'TransformError') return [];
  return Array.from(
    error.message.matchAll(/^(.+):(\d+):(\d+): ERROR: (.+)$/gm),
    ([, file = '', line, column, problem = '']) => ({
      file: fromHere(file),
      line: Number(line),
      column: Number(column) + 1,
      problem: `not TypeScript: ${problem}`,
    }),
  );
}

type Place = Pick<Mistake, 'file' | 'line'>;

function missingModule(error: unknown): { readonly name: string; readonly place: Place } | undefined {
  const {
    code,
    message = '',
    requireStack: [file] = [],
  } = error as Error & NodeJS.ErrnoException & { readonly requireStack?: readonly string[] };
  const [, name] = /^Cannot find module '(.+?)'/.exec(message) ?? [];
  if (code !== 'MODULE_NOT_FOUND' || name === undefined || file === undefined || !isOwn(file)) return undefined;
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((text) => /from|import|require/.test(text) && text.includes(name));
  return { name, place: { file: fromHere(file), ...(line < 0 ? {} : { line: line + 1 }) } };
}

/** @param begun made where the code was called: those who called before had no part in the error */
function placeOf(error: unknown, begun: Error): Place | undefined {
  const [lines, callers] = [linesOf(error), linesOf(begun)];
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
function isOwn(path: string): boolean {
  if (path.split(sep).includes('node_modules')) return false;
  return !isIn(path, packageRoot) || path === resolve('project.ts');
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

const threw = (error: unknown): Mistake => ({
  problem: `it threw ${error instanceof Error ? `${error.name}: ${error.message}` : shown(String(error))}`,
  next: 'correct the code',
});

const notFound = (name: string): Mistake => ({
  given: shown(name),
  problem: 'no such module',
  next: /^[./]/.test(name) ? 'correct the path' : `run npm install ${name}, or correct the name`,
});
