import { renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../input/user-error';
import { type ReportContent, renderReport } from './render-report';

/** Checks that a report can be written, before anything is played. @throws UserError if it cannot */
export function checkReportFile(file: string): void {
  const found = statOf(file);
  if (file === '') throw cannotWrite('""', 'it has no name');
  if (/[\\/]$/.test(file) || found?.isDirectory()) throw cannotWrite(file, 'it is a folder');
  if (found !== undefined && !found.isFile()) throw cannotWrite(file, 'it is not a regular file');
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
    const { syscall, code = '', message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw cannotWrite(file, reasons[code]?.(dirname(file)) ?? message);
  } finally {
    // It does not exist if it could not be created.
    if (statOf(unfinished) !== undefined) rmSync(unfinished);
  }
}

const noFolder = (folder: string) => `there is no folder ${folder}`;
const notAllowed = (folder: string) => `you may not write into ${folder}`;

const reasons: Readonly<Record<string, (folder: string) => string>> = {
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: (folder) => `the file system of ${folder} is read-only`,
  ENOSPC: () => 'the disk is full',
  ENAMETOOLONG: () => 'its name is too long',
  EISDIR: () => 'it is a folder',
};

function cannotWrite(file: string, why: string): UserError {
  return new UserError([
    { problem: `cannot write the report ${file}: ${why}; choose a file in a folder that exists and is writable` },
  ]);
}
