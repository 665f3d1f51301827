import { readFileSync, statSync } from 'node:fs';
import { UserError } from './user-error';

/** Far above any flow or scenario, and far below what fills the memory. */
const largestMebibytes = 16;

/**
 * Reads a text file that a user named; a byte order mark is left out.
 *
 * @throws UserError when there is none, when it is a folder or a device, too large, no text in UTF-8, or holds a NUL
 */
export function readTextFile(path: string): string {
  const found = reading(path, () => statSync(path));
  if (found.isDirectory()) throw unreadable(path, 'it is a folder; name a file in it');
  if (!found.isFile()) throw unreadable(path, 'it is no regular file; write what it gives into one');
  if (found.size > largestMebibytes * 1024 * 1024)
    throw unreadable(path, `it has ${found.size} bytes; at most ${largestMebibytes} MiB are read`);
  const bytes = reading(path, () => readFileSync(path));
  const text = decoded(bytes);
  if (text === undefined) throw unreadable(path, 'it holds no text in UTF-8; name a YAML file, or save it as UTF-8');
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  const line = text.slice(0, nul).split('\n').length;
  throw unreadable(path, `it holds no text in UTF-8; line ${line} has a NUL character: remove it, or save it as UTF-8`);
}

/** Runs an access to the file system. @throws UserError that names the path, why it failed and what to do */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw unreadable(path, `${reasons[code] ?? message}; check the path`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'you may not read it',
};

function unreadable(path: string, why: string): UserError {
  return new UserError([{ problem: `${path}: cannot be read: ${why}` }]);
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
