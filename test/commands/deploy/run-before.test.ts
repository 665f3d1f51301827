import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { runBefore } from '../../../commands/deploy/run-before';
import { orgHeadline } from '../../../commands/deploy/text';
import { beginRepository, gitIn } from '../../support/git-repository';
import { orgText, workingFolder, writeOrg } from '../../support/working-folder';

const before = process.cwd();
let folder: string;
beforeEach(() => {
  folder = workingFolder();
  writeOrg(folder, 'dev', orgText('dev').replace(/^release: .*$/m, 'release: 2026-12'));
  process.chdir(folder);
});
afterEach(() => process.chdir(before));

const test = { promotesFrom: 'dev', releaseName: '2026-12' };

it('an org runs a release since the commit that gave it to the org before it', () => {
  beginRepository(folder);
  const since = gitIn(folder, 'log', '-1', '--format=%cs').trim();
  expect(runBefore(test)).toEqual({ org: 'dev', since });
  const release = { release: '2026-12', releaseFingerprint: 'b259b03c8cb8' };
  const about = { org: 'test', organization: 'Acme', ...release, terraform: '1.11.4', provider: '1.82.0' };
  expect(orgHeadline({ ...about, runBefore: runBefore(test) })).toBe(
    `test: "Acme", release 2026-12 b259b03c8cb8 (dev runs it since ${since}), Terraform 1.11.4, provider 1.82.0`,
  );
});

it.each([
  ['another release', { ...test, releaseName: '2026-09' }],
  ['no org before it', { releaseName: '2026-12' }],
  ['an org without a history', { ...test, promotesFrom: 'none' }],
])('nothing is said for %s', (_, org) => {
  beginRepository(folder);
  expect(runBefore(org)).toBeUndefined();
});

it('nothing is said outside a repository', () => {
  expect(runBefore(test)).toBeUndefined();
});
