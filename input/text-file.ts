import { readFileSync, statSync } from 'node:fs';
import { holdsNul, isDevice, isFolder, noSuchFile, notAllowed, notText, otherFailure, tooManyBytes } from './errors';
import type { Mistake } from './mistake';
import { UserError } from './user-error';

/** Far above any file that people write, and far below a size that fills the memory. */
const mostMebibytes = 16;

/**
 * Reads a text file that a user named; a byte order mark is left out.
 *
 * @param file as mistakes name it. @default - the path
 * @throws UserError when it does not exist, is a folder or a device, is too large, is not text in UTF-8, or holds a NUL
 */
export function readTextFile(path: string, file = path): string {
  const refuse = (mistake: Mistake) => new UserError([{ file, ...mistake }]);
  const found = reading(file, () => statSync(path));
  if (found.isDirectory()) throw refuse(isFolder());
  if (!found.isFile()) throw refuse(isDevice());
  if (found.size > mostMebibytes * 1024 * 1024) throw refuse(tooManyBytes(found.size, `${mostMebibytes} MiB`));
  const bytes = reading(file, () => readFileSync(path));
  const text = decoded(bytes);
  if (text === undefined) throw refuse(notText());
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  const before = text.slice(0, nul).split('\n');
  throw refuse({ line: before.length, column: (before.at(-1) ?? '').length + 1, ...holdsNul() });
}

/** Runs an access to the file system. @throws UserError that names the file and says why the access failed */
export function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError([{ file, ...(reasons[code]?.() ?? otherFailure(message)) }]);
  }
}

const reasons: Readonly<Record<string, typeof noSuchFile>> = {
  ENOENT: noSuchFile,
  ENOTDIR: noSuchFile,
  EACCES: notAllowed,
};

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
