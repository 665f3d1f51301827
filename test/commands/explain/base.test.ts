import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { writeBaseStack } from '../../../commands/explain/base-stack';
import { baseOrgs } from '../../../commands/explain/base-state';
import { pinnedSchema } from '../../../sandbox/terraform/provider-schema';
import { exampleProject } from '../../support/example-project';
import { commitAll, gitIn } from '../../support/git-repository';
import { promotionFolder } from '../../support/promotion-folder';
import { inFolder, runIn } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeOrg } from '../../support/working-folder';

describe('the stack of a base', () => {
  const filesOf = (version: string, text = '# A flow\n') => {
    const required_providers = { genesyscloud: { source: 'mypurecloud/genesyscloud', version } };
    return new Map([
      ['dev/cdk.tf.json', JSON.stringify({ terraform: { required_providers } })],
      ['dev/flows/desk.yaml', text],
    ]);
  };

  it('is written as it was', () => {
    const files = filesOf(pinnedSchema().version);
    const { folder, notes } = writeBaseStack('dev', files, temporaryFolder());
    expect(notes).toEqual([]);
    expect(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')).toBe(files.get('dev/cdk.tf.json'));
    expect(readFileSync(join(folder, 'flows/desk.yaml'), 'utf8')).toBe('# A flow\n');
  });

  it('gets the provider that the sandbox serves in place of another version, and says so', () => {
    const { version } = pinnedSchema();
    const { folder, notes } = writeBaseStack('dev', filesOf('1.70.0'), temporaryFolder());
    expect(notes).toEqual([`the base pins provider 1.70.0, and was applied with ${version}`]);
    const { terraform } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
    expect(terraform.required_providers.genesyscloud).toEqual({ source: 'mypurecloud/genesyscloud', version });
  });
});

describe('the orgs of a base', () => {
  const orgsAt = (folder: string, name: string) => {
    const back = inFolder(folder);
    try {
      const commit = gitIn(folder, 'rev-parse', name).trim();
      return baseOrgs({ name, commit, date: '' }, exampleProject(), temporaryFolder());
    } finally {
      back();
    }
  };

  it('are those of the commit, whatever the folder has, and without their files where the code cannot read these', async () => {
    const folder = promotionFolder();
    await runIn(folder, 'check', '--update');
    commitAll(folder, 'Golden files');
    writeFileSync(join(folder, 'orgs', 'prod.yaml'), '');
    const orgs = orgsAt(folder, 'main');
    expect([...orgs.keys()].sort()).toEqual(['dev', 'prod', 'test']);
    expect([...orgs.values()].map(({ org }) => org?.releaseName).sort()).toEqual(['first', 'first', 'next']);
    expect([...(orgs.get('test')?.files.keys() ?? [])]).toContain('test/cdk.tf.json');
    writeOrg(folder, 'prod', 'release: [\n');
    commitAll(folder, 'A broken file');
    expect([...orgsAt(folder, 'main').values()].map(({ org }) => org)).toEqual([undefined, undefined, undefined]);
  });
});
