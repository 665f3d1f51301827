import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { writeFailure } from '../../input/write-failure';

/**
 * Writes a text beside a file, so that the file is never half written.
 *
 * @param onWritten called with the path of the complete text; what it leaves there is removed
 * @throws UserError when the text cannot be written
 */
export function writeBeside(file: string, text: string, onWritten: (complete: string) => void): void {
  const complete = `${file}.${process.pid}`;
  try {
    writeFileSync(complete, text, { flag: 'wx' });
    onWritten(complete);
  } catch (error) {
    throw writeFailure(error, file);
  } finally {
    if (existsSync(complete)) rmSync(complete);
  }
}
