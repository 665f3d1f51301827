import { relative } from 'node:path';
import { isSystemError, writeFailure } from './write-failure';

/** Does work that writes into a folder. @throws UserError with the place and the reason when something cannot be written */
export function writingInto<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw writeFailure(error, placeOf(error, folder));
  }
}

/** Folders of `mkdtempSync` are named by the pattern of their names. */
function placeOf(error: unknown, folder: string): string {
  const { path = folder, dest = path } = isSystemError(error) ? error : {};
  return relative('', dest).replace(/\.X{6}$/, '');
}
