import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Name of the environment variable with the folder that all workers of one run share. */
export const runFolder = 'TEST_RUN_FOLDER';

/** Makes the folder before the workers start; jest calls this once. It is gone when jest ends. */
export default function makeRunFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'test-run-'));
  process.env[runFolder] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
