import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { defineProject } from 'genesys-servicenow-cdktf';
import { version } from '../../node_modules/cdktn/package.json';
import { root } from '../support/root';
import { spawnIn } from '../support/spawn-in';
import { temporaryFolder } from '../support/temporary-folder';
import { withoutMetadata } from '../support/without-metadata';
import { filesIn } from '../support/working-folder';

describe('the example orgs, synthesised by cdktn in place of cdktf', () => {
  it('get the same resources and the same flows, byte for byte', async () => {
    const folder = temporaryFolder();
    cpSync(join(root, 'test', 'fixtures'), folder, { recursive: true });
    const { code } = await spawnIn(folder, ['main.ts']);
    expect(code).toBe(0);
    const expected = filesIn(join(folder, 'cdktf.out', 'stacks'));

    const found = inFolder(folder, () => {
      const project = defineProject();
      const app = new App({ outdir: 'cdktn.out' });
      for (const org of project.loadOrgs()) project.stack(app, org);
      app.synth();
      return filesIn(join('cdktn.out', 'stacks'));
    });

    const stacks = Object.keys(found).filter((file) => file.endsWith('.json'));
    expect(stacks.length).toBeGreaterThan(1);
    for (const file of stacks) expect(JSON.parse(found[file] ?? '')['//'].metadata.version).toBe(version);
    expect(withoutMetadata(found)).toEqual(withoutMetadata(expected));
  });
});

function inFolder<T>(folder: string, work: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return work();
  } finally {
    process.chdir(before);
  }
}
