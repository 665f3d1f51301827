import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesise } from '../../commands/org/synthesise';
import { defineProject } from '../../constructs';
import { root } from '../support/root';
import { addressesIn } from './addresses';
import { currentVersion, recordedFolder } from './recorded';

/** Writes what the version in `package.json` declares for the example orgs. */
function record(): void {
  const folder = mkdtempSync(join(tmpdir(), 'addresses-'));
  try {
    const orgs = defineProject().loadOrgs(join(root, 'test', 'fixtures'));
    synthesise(orgs, folder);
    const byOrg = Object.fromEntries(orgs.map(({ name }) => [name, addressesIn(join(folder, 'stacks', name))]));
    const file = join(recordedFolder, `${currentVersion()}.json`);
    writeFileSync(file, `${JSON.stringify(byOrg, null, 2)}\n`);
    console.log(`wrote ${file}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

record();
