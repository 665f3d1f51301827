import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { UserError } from '../../constructs/errors';
import type { ReportContent } from './content';
import { renderReport } from './render-report';

/**
 * Writes a report to a file, whole or not at all; one that is there is replaced.
 *
 * @throws UserError when the file cannot be written
 */
export function writeReport(file: string, content: ReportContent): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, renderReport(content), { flag: 'wx' });
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    const [why] = message.split(', ');
    throw new UserError([
      `cannot write the report ${file}: ${why}; name a file in a folder that exists and may be written`,
    ]);
  }
}
