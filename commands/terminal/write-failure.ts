import { UserError } from '../../input/user-error';

/**
 * The error to throw after a file or folder could not be written: a UserError with the reason, or `error` itself if it is
 * a defect.
 *
 * @param advice the next step. @default - the one that fits the reason
 */
export function writeFailure(error: unknown, file: string, advice?: string): unknown {
  if (!isSystemError(error)) return error;
  const [why, next] = reasons[error.code ?? ''] ?? [error.message, 'solve this and try again'];
  return new UserError([{ file, problem: `cannot be written: ${why}`, next: advice ?? next }]);
}

/** An error of the operating system, such as those of `node:fs`. */
export type SystemError = NodeJS.ErrnoException & { readonly dest?: string };

export function isSystemError(error: unknown): error is SystemError {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

const fileInTheWay = ['a file is in the way of a folder', 'move it away and try again'] as const;
const notAllowed = ['not allowed', 'make the folder writable, or choose another'] as const;

const reasons: Readonly<Record<string, readonly [why: string, next: string]>> = {
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
