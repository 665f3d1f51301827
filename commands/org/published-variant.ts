import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrgConfig } from '../../constructs/org';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { setUpOf } from './instance-setup';
import { synthesise } from './synthesise';

type Auth = OrgConfig['release']['auth'];

/**
 * Synthesises an org into a temporary folder and publishes it; the folder is gone afterwards.
 *
 * @param auth @default - as the org file has it
 */
export function publishedVariant(org: OrgConfig, auth: Auth = org.release.auth): PublishedOrg {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  try {
    synthesise([{ ...org, release: { ...org.release, auth } }], folder);
    return publishedOrg(join(folder, 'stacks', org.name), { setUp: setUpOf(org) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
