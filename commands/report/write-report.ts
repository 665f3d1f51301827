import { renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { UserError } from '../../input/user-error';
import { writeFailure } from '../terminal/write-failure';
import { type ReportContent, renderReport } from './render-report';

/** Checks that a report can be written, before anything is played. @throws UserError if it cannot */
export function checkReportFile(file: string): void {
  const found = statOf(file);
  const expected = 'the name of a file';
  if (file === '') throw new UserError([{ path: '--report', given: '""', expected }]);
  if (/[\\/]$/.test(file) || found?.isDirectory()) throw new UserError([{ file, given: 'a folder', expected }]);
  if (found !== undefined && !found.isFile()) throw new UserError([{ file, given: 'a device or a pipe', expected }]);
  writeWhole(file, '', () => undefined);
}

/** Undefined if the file cannot be examined; writing it then reports the reason. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Writes a report to a file, completely or not at all; an existing file is replaced.
 *
 * @throws UserError when the file cannot be written
 */
export function writeReport(file: string, content: ReportContent): void {
  writeWhole(file, renderReport(content), (unfinished) => renameSync(unfinished, file));
}

function writeWhole(file: string, text: string, onWritten: (unfinished: string) => void): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    onWritten(unfinished);
  } catch (error) {
    throw writeFailure(error, file);
  } finally {
    // It does not exist if it could not be created.
    if (statOf(unfinished) !== undefined) rmSync(unfinished);
  }
}
