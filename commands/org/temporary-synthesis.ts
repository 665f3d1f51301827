import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Org } from '../../constructs/project/project';
import { type SynthesisedOrg, synthesise } from './synthesise';

/**
 * Synthesises orgs into a temporary folder, which is removed afterwards.
 *
 * @param use called with what ships to each org, in their order
 */
export function temporarySynthesis<T>(orgs: readonly Org[], use: (synthesised: readonly SynthesisedOrg[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'synthesis-'));
  try {
    return use(synthesise(orgs, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
