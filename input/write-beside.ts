import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeFailure } from './write-failure';

interface WriteOptions {
  /** Who may read and write the file. @default - as every new file of this process */
  readonly mode?: number;
  /** False only finds out whether the file can be written. @default true */
  readonly move?: boolean;
}

/**
 * Writes a text beside a file and moves it there, so that the file is complete at every moment.
 *
 * @throws UserError when the text cannot be written
 */
export function writeBeside(file: string, text: string, { mode, move = true }: WriteOptions = {}): void {
  const complete = `${file}.${process.pid}`;
  try {
    writeFileSync(complete, text, { flag: 'wx', mode });
    // The process may leave out some of the rights.
    if (mode !== undefined) chmodSync(complete, mode);
    if (move) renameSync(complete, file);
  } catch (error) {
    throw writeFailure(error, file);
  } finally {
    if (existsSync(complete)) rmSync(complete);
  }
}
