import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import type { GoldenDifference } from './goldens';
import type { Texts } from './shipped-files';

/**
 * Writes golden files, and removes those that are left over. All texts are written beside the folder first and moved into
 * it complete, so that a full disk or an interruption leaves no half-written file.
 *
 * @param files what to do with which files; only their kind counts
 * @param shipped the texts of all that are not left over
 */
export function writeGoldens(files: readonly GoldenDifference[], shipped: Texts, folder: string): void {
  if (files.length === 0) return;
  mkdirSync(dirname(folder), { recursive: true });
  const staging = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  const written = files.filter(({ kind }) => kind !== 'left over').map(({ file }) => file);
  try {
    for (const [index, file] of written.entries()) writeFileSync(join(staging, `${index}`), shipped.get(file) ?? '');
    // Before the moves: to some file systems, a name in another case is the same file.
    for (const { file, kind } of files) if (kind === 'left over') remove(join(folder, file), normalize(folder));
    for (const [index, file] of written.entries()) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      renameSync(join(staging, `${index}`), join(folder, file));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Removes a file, and the folders that are empty then. */
function remove(path: string, folder: string): void {
  rmSync(path);
  for (let at = dirname(path); at !== folder && readdirSync(at).length === 0; at = dirname(at)) rmdirSync(at);
}
