import { existsSync, lstatSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from './user-error';

/**
 * The error to throw after a file or folder could not be written: a UserError with the reason, or `error` itself if it is
 * a defect.
 *
 * @param advice the next step. @default - the one that fits the reason
 */
export function writeFailure(error: unknown, file: string, advice?: string): unknown {
  if (!isSystemError(error)) return error;
  const [why, next] = obstacle(error, file) ?? reasons[error.code ?? ''] ?? [error.message, 'solve this and try again'];
  return new UserError([{ file, problem: `cannot be written: ${why}`, next: advice ?? next }]);
}

/** What is in the way on the path of a file: a file, a link to nothing, or a folder that is not writable. */
function obstacle({ code = '' }: SystemError, file: string): Reason | undefined {
  const way = [file];
  for (let at = file; dirname(at) !== at; at = dirname(at)) way.push(dirname(at));
  const [near = '.', stats] = way.map((at) => [at, statsOf(at)] as const).find(([, found]) => found) ?? [];
  if (stats?.isSymbolicLink() && !existsSync(near))
    return [`${near} is a link to nothing`, 'remove the link, or make its target'];
  if (fileFound.includes(code) && !stats?.isDirectory() && near !== file)
    return [`${near} is a file`, 'move it away and try again'];
  if (refusals.includes(code) && stats?.isDirectory())
    return [`the folder ${resolve(near)} is not writable`, 'make it writable, or work in another one'];
  return undefined;
}

/** Undefined where nothing is, or a file stands in place of a folder above it. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** An error of the operating system, such as those of `node:fs`. */
export type SystemError = NodeJS.ErrnoException & { readonly dest?: string };

export function isSystemError(error: unknown): error is SystemError {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

type Reason = readonly [why: string, next: string];

const fileFound: readonly string[] = ['EEXIST', 'ENOTDIR'];
const refusals: readonly string[] = ['EACCES', 'EPERM'];
const fileInTheWay = ['a file is in the way of a folder', 'move it away and try again'] as const;
const notAllowed = ['not allowed', 'make the folder writable, or choose another'] as const;

const reasons: Readonly<Record<string, Reason>> = {
  ENOENT: ['its folder does not exist', 'make the folder, or choose another'],
  EEXIST: fileInTheWay,
  ENOTDIR: fileInTheWay,
  EISDIR: ['a folder is in the way of a file', 'move it away and try again'],
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: ['the file system is read-only', 'work in another folder'],
  ENOSPC: ['the disk is full', 'free some space and try again'],
  ENAMETOOLONG: ['its name is too long', 'choose a shorter one'],
};
