import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Org } from '../../constructs/stack/project';
import { synthesise } from './synthesise';

/**
 * Synthesises orgs into a temporary folder, which is removed afterwards.
 *
 * @param use called with the folder of each stack, in the order of the orgs
 */
export function temporarySynthesis<T>(orgs: readonly Org[], use: (stacks: readonly string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'synthesis-'));
  try {
    synthesise(orgs, folder);
    return use(orgs.map(({ name }) => join(folder, 'stacks', name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
