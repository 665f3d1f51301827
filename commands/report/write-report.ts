import { type Stats, statSync } from 'node:fs';
import { UserError } from '../../input/user-error';
import { writeBeside } from '../../input/write-beside';
import { type ReportContent, renderReport } from './render-report';

/** Checks that a report can be written, before anything is played. @throws UserError if it cannot */
export function checkReportFile(file: string): void {
  const found = statOf(file);
  const expected = 'the name of a file';
  if (file === '') throw new UserError([{ path: '--report', given: '""', expected }]);
  if (/[\\/]$/.test(file) || found?.isDirectory()) throw new UserError([{ file, given: 'a folder', expected }]);
  if (found !== undefined && !found.isFile()) throw new UserError([{ file, given: 'a device or a pipe', expected }]);
  writeBeside(file, '', { move: false });
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
  writeBeside(file, renderReport(content));
}
