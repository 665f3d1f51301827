import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import makeRunFolder, { runFolder } from './run-folder';

/**
 * A folder that is filled once in a run of the tests. The worker that needs it first fills it, the others read it.
 *
 * @param key everything that the content depends on, the code apart
 */
export function oncePerRun(key: string, fill: (folder: string) => void): string {
  // A program other than jest is a run of its own.
  if (process.env[runFolder] === undefined) makeRunFolder();
  const folder = join(process.env[runFolder] ?? '', createHash('sha1').update(key).digest('hex'));
  if (existsSync(folder)) return folder;
  const staging = mkdtempSync(`${folder}.`);
  fill(staging);
  try {
    renameSync(staging, folder);
  } catch (error) {
    // Another worker was quicker.
    if (!existsSync(folder)) throw error;
    rmSync(staging, { recursive: true });
  }
  return folder;
}
