import { readFileSync } from 'node:fs';
import { fromHere } from '../../input/declared-in';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { isOwn, type Place, placeOf, withLongStack } from './own-place';

/**
 * Runs code of a project.
 *
 * @throws UserError that says what is wrong with the code when it throws: text that is not TypeScript, a module that is
 *   not there, or an error, with the place of the first line of the project on its way; the error itself where no such
 *   line had a part in it
 */
export function runOwnCode<T>(work: () => T): T {
  return withLongStack(() => {
    const begun = new Error();
    try {
      return work();
    } catch (error) {
      const mistakes = error instanceof UserError ? placed(error, begun) : mistakesIn(error, begun);
      throw mistakes === undefined ? error : new UserError(mistakes);
    }
  });
}

/** An error that nobody caught, since a timer or a promise threw it, as `runOwnCode` would throw it. */
export function fromOwnCode(error: unknown): unknown {
  const mistakes = mistakesIn(error);
  return mistakes === undefined ? error : new UserError(mistakes);
}

/** Mistakes in the arguments of a call say where they are, unless they name another place. */
function placed(error: UserError, begun: Error): readonly Mistake[] {
  return error.mistakes.map((mistake) =>
    mistake.file === undefined && mistake.path === undefined ? { ...placeOf(error, begun), ...mistake } : mistake,
  );
}

function mistakesIn(error: unknown, begun?: Error): readonly Mistake[] | undefined {
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

const threw = (error: unknown): Mistake => ({
  problem: `it threw ${error instanceof Error ? `${error.name}: ${error.message}` : shown(String(error))}`,
  next: 'correct the code',
});

const notFound = (name: string): Mistake => ({
  given: shown(name),
  problem: 'no such module',
  next: /^[./]/.test(name) ? 'correct the path' : `run npm install ${name}, or correct the name`,
});
