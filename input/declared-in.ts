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
  const [, path, line] = /^ +at (?:.*\()?(?:async )?((?:file:|[A-Za-z]:\\|\/).*?):(\d+):\d+\)?$/.exec(caller) ?? [];
  if (path === undefined) return {};
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  return { file: relative(process.cwd(), file).split(sep).join('/'), line: Number(line) };
}
