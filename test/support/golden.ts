import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { root } from './root';

const folder = join(root, '__snapshots__');

/**
 * Compares a text with a golden file in its own syntax under `__snapshots__`. `npm run test:update` writes it; a missing
 * golden fails everywhere else.
 */
export function expectGolden(path: string, text: string): void {
  const file = join(folder, path);
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  if (snapshotState._updateSnapshot === 'all') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(golden(path));
}

/** The text of a golden file. */
export function golden(path: string): string {
  const file = join(folder, path);
  if (!existsSync(file)) throw new Error(`no golden at __snapshots__/${path}; run "npm run test:update" and read it`);
  return readFileSync(file, 'utf8');
}
