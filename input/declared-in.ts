import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mistake } from './mistake';

/**
 * The file and the line that called a function, for the mistakes in a declaration; nothing where they cannot be known.
 *
 * @param called a function that is running
 */
export function declaredIn(called: (...args: never[]) => unknown): Pick<Mistake, 'file' | 'line'> {
  const trace: { stack?: unknown } = {};
  Error.captureStackTrace(trace, called);
  const [, caller = ''] = String(trace.stack).split('\n');
  const frame = frameIn(caller);
  return frame === undefined ? {} : { file: fromHere(frame.path), line: frame.line };
}

/** The file and the line of one line of a stack trace. */
export function frameIn(text: string): { readonly path: string; readonly line: number } | undefined {
  const [, path, line] = /^ +at (?:.*\()?(?:async )?((?:file:|[A-Za-z]:\\|\/).*?):(\d+):\d+\)?$/.exec(text) ?? [];
  if (path === undefined) return undefined;
  return { path: path.startsWith('file:') ? fileURLToPath(path) : path, line: Number(line) };
}

/** A path as mistakes name it: from the working directory, with slashes. */
export function fromHere(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}
