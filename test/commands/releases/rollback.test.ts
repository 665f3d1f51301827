import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { earlierRelease } from '../../../commands/history/release-history';
import { commitAll, gitIn } from '../../support/git-repository';
import { chainOrgs, chainReleases, promotionFolder } from '../../support/promotion-folder';
import { runIn } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { filesIn, workingFolder, writeOrg, writeRelease } from '../../support/working-folder';

const running = (release: string) => chainOrgs.prod.replace('release: first', `release: ${release}`);

/** A folder whose git knows what prod ran, one release after the other. */
function folderWithHistory(...releases: readonly string[]): string {
  const folder = promotionFolder({ prod: running(releases[0] ?? 'first') }, { third: chainReleases.first });
  for (const release of releases.slice(1)) {
    writeOrg(folder, 'prod', running(release));
    commitAll(folder, `Run ${release}`);
  }
  return folder;
}

describe('the release to go back to', () => {
  it.each([
    [['a'], { none: 'first' }],
    [['b', 'a'], { release: 'a' }],
    [['b', 'b', 'a'], { release: 'a' }],
    [['c', 'b', 'a'], { release: 'b' }],
    [['a', 'b', 'a'], { none: 'went back' }],
    [['b', 'a', 'b', 'a'], { release: 'a' }],
    [['c', 'a', 'b', 'a'], { release: 'a' }],
    [['b', 'c', 'b', 'a'], { none: 'went back' }],
    [['a', undefined], { none: 'first' }],
    [[], { none: 'first' }],
  ])('of %j, the newest first, is %j', (runs, earlier) => {
    expect(earlierRelease(runs)).toEqual(earlier);
  });
});

describe('rollback', () => {
  it('writes the release that the org ran before, by git', async () => {
    const folder = folderWithHistory('third', 'first', 'next');
    const { code, stdout, stderr } = await runIn(folder, 'rollback', 'prod');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^prod gets first in place of next:\n {3}changed {2}flow "IT Service Desk" \(inboundCall\): 1 line\n/,
    );
    expect(filesIn(folder)['orgs/prod.yaml']).toBe(running('first'));
  });

  it('does nothing the second time, committed or not', async () => {
    const folder = folderWithHistory('third', 'first', 'next');
    const stdout =
      'prod went back to first already. To go further back, name the release: npm run rollback -- prod --to <release>\n';
    await runIn(folder, 'rollback', 'prod');
    expect(await runIn(folder, 'rollback', 'prod')).toEqual({ code: 0, stdout, stderr: '' });
    expect(await runIn(folder, 'rollback', 'prod', '--to', 'next')).toMatchObject({ code: 0 });
    expect(await runIn(folder, 'rollback', 'prod', '--commit')).toMatchObject({ code: 0 });
    expect(gitIn(folder, 'show', '--format=%s', '--numstat')).toBe('Roll prod back to first\n\n1\t1\torgs/prod.yaml\n');
    expect(await runIn(folder, 'rollback', 'prod', '--commit')).toEqual({ code: 0, stdout, stderr: '' });
    expect(await runIn(folder, 'rollback', 'prod', '--to', 'first')).toMatchObject({
      code: 0,
      stdout: 'prod runs first already.\n',
    });
  });

  it('takes a promotion back that is not committed yet', async () => {
    const folder = promotionFolder();
    await runIn(folder, 'promote', 'dev', 'test');
    expect(await runIn(folder, 'rollback', 'test')).toMatchObject({ code: 0 });
    expect(gitIn(folder, 'status', '--porcelain')).toBe('');
  });

  it('helps an org that cannot run its release', async () => {
    const folder = folderWithHistory('first', 'next');
    writeRelease(folder, 'next', chainReleases.next.replace('queue: incidents', 'queue: hardware'));
    writeOrg(folder, 'dev', chainOrgs.dev.replace('release: next', 'release: first'));
    const { code, stdout } = await runIn(folder, 'rollback', 'prod');
    expect({ code, written: filesIn(folder)['orgs/prod.yaml'] }).toEqual({ code: 0, written: running('first') });
    expect(stdout).toMatch(
      /^prod gets first in place of next\. Its files had mistakes before, so nothing can be compared\.\n/,
    );
  });

  it('refuses an org without an earlier release, an unknown release and an unknown org', async () => {
    const folder = promotionFolder();
    const refused = async (...words: readonly string[]) => {
      const { code, stdout, stderr } = await runIn(folder, 'rollback', ...words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    expect(await refused('prod')).toBe('rollback: git knows no release that prod ran before; name one with --to\n');
    expect(await refused('prod', '--to', 'frist')).toBe(
      '--to: got "frist"; expected one of first, next; did you mean "first"?\n',
    );
    expect(await refused('pord')).toBe('rollback: got "pord"; expected one of dev, prod, test; did you mean "prod"?\n');
  });

  it('says what is in place of an org file, and that git is missing', async () => {
    const folder = promotionFolder();
    mkdirSync(join(folder, 'orgs', 'hr.yaml'));
    const message = 'orgs/hr.yaml: got a folder; expected a file; name a file in it\n';
    expect(await runIn(folder, 'rollback', 'hr')).toEqual({ code: 2, stdout: '', stderr: message });
    expect(await runIn(folder, 'releases')).toEqual({ code: 2, stdout: '', stderr: message });
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      expect((await runIn(folder, 'rollback', 'prod')).stderr).toBe(
        'git is needed for this, and there is none on the path; install git\n',
      );
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('needs history only where no release is named', async () => {
    const origin = folderWithHistory('first', 'next');
    gitIn(origin, 'commit', '--quiet', '--allow-empty', '--message', 'More');
    const shallow = join(temporaryFolder(), 'clone');
    gitIn(origin, 'clone', '--quiet', '--depth', '1', `file://${origin}`, shallow);
    expect(await runIn(shallow, 'rollback', 'prod')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'rollback: git knows no release that prod ran before, and this clone is shallow; get the whole history: ' +
        'git fetch --unshallow, or name it with --to\n',
    });
    expect(await runIn(shallow, 'rollback', 'prod', '--to', 'first')).toMatchObject({ code: 0 });
    const bare = workingFolder(chainOrgs, chainReleases);
    expect(await runIn(bare, 'rollback', 'prod')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^this folder is in no git repository, and its history is needed; /),
    });
    expect(await runIn(bare, 'rollback', 'prod', '--to', 'next')).toMatchObject({ code: 0 });
  });
});
