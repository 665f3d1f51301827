import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { gitIn } from '../../support/git-repository';
import { chainOrgs, chainReleases, promotionFolder } from '../../support/promotion-folder';
import { runIn } from '../../support/run-in';
import { spawnIn } from '../../support/spawn-in';
import { filesIn, workingFolder, writeOrg, writeRelease } from '../../support/working-folder';

const workTree = (folder: string) =>
  Object.fromEntries(Object.entries(filesIn(folder)).filter(([path]) => !path.startsWith('.git/')));
const promotedTest = chainOrgs.test.replace('release: first', 'release: next');

describe('promote', () => {
  it('writes the name of the release into the file of the next org, and prints what that org gets', async () => {
    const folder = promotionFolder();
    const before = workTree(folder);
    const { code, stdout, stderr } = await runIn(folder, 'promote', 'dev', 'test');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(workTree(folder)).toEqual({ ...before, 'orgs/test.yaml': promotedTest });
    expect(stdout.split('\n')).toEqual([
      'test gets next in place of first:',
      '   changed  flow "IT Service Desk" (inboundCall): 1 line',
      'Golden files that change with it:',
      '   __snapshots__/orgs/test/flows/inboundCall-it-service-desk.yaml',
      'Wrote orgs/test.yaml',
      'Next: npm run check -- --update, and commit what it writes in the same pull request.',
      '',
    ]);
  });

  it('does nothing the second time', async () => {
    const folder = promotionFolder({ test: promotedTest });
    const before = workTree(folder);
    const stdout = 'test runs next already, as dev does.\n';
    expect(await runIn(folder, 'promote', 'dev', 'test')).toEqual({ code: 0, stdout, stderr: '' });
    expect(JSON.parse((await runIn(folder, 'promote', 'dev', 'test', '--json')).stdout)).toMatchObject({ files: [] });
    expect(workTree(folder)).toEqual(before);
  });

  it('says in words which data actions and flows come, change and go', async () => {
    const next = chainReleases.next
      .replace('operations:\n', 'operations:\n  - add-comment\n')
      .replace('name: ServiceNow Incident', 'name: Tickets')
      .replace('timeouts: { tokenSeconds: 3,', 'timeouts: { tokenSeconds: 4,');
    const { stdout } = await runIn(promotionFolder({}, { next }), 'promote', 'dev', 'test', '--json');
    const { changes, goldens, ...move } = JSON.parse(stdout);
    expect(move).toEqual({ org: 'test', from: 'first', to: 'next', file: 'orgs/test.yaml', files: ['orgs/test.yaml'] });
    expect(changes).toEqual(
      expect.arrayContaining([
        { kind: 'added', what: 'data action "Add comment"' },
        { kind: 'added', what: 'flow "Tickets" (workflow)' },
        { kind: 'changed', what: 'data action "Refresh token"' },
        { kind: 'removed', what: 'flow "ServiceNow Incident" (workflow)' },
      ]),
    );
    expect(goldens).toEqual(
      expect.arrayContaining(
        ['cdk.tf.json', 'flows/workflow-tickets.yaml'].map((file) => `__snapshots__/orgs/test/${file}`),
      ),
    );
  });

  it('keeps every byte around the name, the rights of the file, and a link to it', async () => {
    const messy = `\ufeff# Ünïcode\n${chainOrgs.test.replace('release: first', "'release' :   'first'   # not 'first' yet")}`;
    const folder = promotionFolder({ test: messy.replaceAll('\n', '\r\n') });
    const [link, file] = [join(folder, 'orgs', 'test.yaml'), join(folder, 'the-test-org.yaml')];
    renameSync(link, file);
    symlinkSync(file, link);
    chmodSync(file, 0o640);
    expect(await runIn(folder, 'promote', 'dev', 'test')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(
      messy.replace("'release' :   'first'", "'release' :   'next'").replaceAll('\n', '\r\n'),
    );
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it.each([
    [
      ['test', 'dev'],
      'dev comes before test, and no release goes backwards; to let dev run an earlier release: npm run rollback -- dev',
    ],
    [['dev', 'dev'], 'got dev twice; expected two orgs, the one that runs the release first'],
    [
      ['dev', 'prod'],
      'prod promotes from test, not from dev; promote to test first, and from there: npm run promote -- test prod',
    ],
    [
      ['prod', 'dev'],
      'dev comes before prod, and no release goes backwards; to let dev run an earlier release: npm run rollback -- dev',
    ],
    [['test', 'other'], 'other promotes from no org; write promotesFrom: test into orgs/other.yaml'],
    [
      ['other', 'test'],
      'test promotes from dev, not from other; npm run promote -- dev test, or write promotesFrom: other into orgs/test.yaml',
    ],
    [['dev', 'tset'], 'got "tset"; expected one of dev, other, prod, test; did you mean "test"?'],
  ])('refuses %j, and writes nothing', async (orgs, message) => {
    const folder = workingFolder({ ...chainOrgs, other: chainOrgs.dev }, chainReleases);
    const stderr = `promote: ${message}\n`;
    expect(await runIn(folder, 'promote', ...orgs)).toEqual({ code: 2, stdout: '', stderr });
    expect(filesIn(folder)['orgs/test.yaml']).toBe(chainOrgs.test);
  });

  it('refuses a release that needs what the org lacks, or that its overrides do not fit', async () => {
    const next = chainReleases.next
      .replace('queue: incidents', 'queue: hardware')
      .replace('name: ServiceNow Incident', 'name: Tickets');
    const test = `${chainOrgs.test}overrides:\n  flows:\n    ServiceNow Incident: { retry: { budgetSeconds: 200 } }\n`;
    const dev = chainOrgs.dev.replace('queues:\n', 'queues:\n  hardware: Hardware\n');
    const folder = promotionFolder({ dev, test }, { next });
    const before = workTree(folder);
    const { code, stdout, stderr } = await runIn(folder, 'promote', 'dev', 'test');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^orgs\/test\.yaml:\d+:1: queues\.hardware: missing although the flow "IT Service Desk" of the release sends contacts there; .*; add it$/,
      ),
      expect.stringMatching(
        /^orgs\/test\.yaml:\d+:5: overrides\.flows\["ServiceNow Incident"\]: the release has no flow of this name; expected one of .*"Tickets"/,
      ),
      'test cannot run next as the files are, so nothing was written; mend what is said above first',
    ]);
    expect(workTree(folder)).toEqual(before);
  });

  it('leaves the file whole when it is interrupted, with nothing beside it', async () => {
    const folder = promotionFolder();
    const before = workTree(folder);
    const preload = `
      const fs = require('node:fs');
      const { writeFileSync } = fs;
      fs.writeFileSync = (...args) => {
        process.kill(process.pid, 'SIGINT');
        return writeFileSync(...args);
      };`;
    await spawnIn(folder, ['commands/cli.ts', 'promote', 'dev', 'test'], { preload });
    const after = workTree(folder);
    expect([before['orgs/test.yaml'], promotedTest]).toContain(after['orgs/test.yaml']);
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });
});

describe('promote --commit', () => {
  it('commits the one line, with the words as its body, and leaves other changes alone', async () => {
    const folder = promotionFolder();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    gitIn(folder, 'add', 'notes.txt');
    const { code, stdout } = await runIn(folder, 'promote', 'dev', 'test', '--commit');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nCommitted as [0-9a-f]{7,}: orgs\/test\.yaml\n/);
    expect(gitIn(folder, 'show', '--format=%B', '--numstat')).toBe(
      'Promote next from dev to test\n\ntest gets next in place of first:\n   changed  flow "IT Service Desk" (inboundCall): 1 line\n\n\n1\t1\torgs/test.yaml\n',
    );
    expect(gitIn(folder, 'status', '--porcelain')).toBe('A  notes.txt\n');
  });

  it('takes a message and a file with the text below it', async () => {
    const folder = promotionFolder();
    writeFileSync(join(folder, 'body.md'), '# Why\nIt was accepted.\n');
    const words = ['--commit', 'Release to test', '--body-file', 'body.md'];
    expect(await runIn(folder, 'promote', 'dev', 'test', ...words)).toMatchObject({ code: 0 });
    expect(gitIn(folder, 'log', '-1', '--format=%B')).toBe('Release to test\n\n# Why\nIt was accepted.\n\n');
  });

  it('also commits a line that was written before', async () => {
    const folder = promotionFolder();
    writeOrg(folder, 'test', promotedTest.replace('release: next', 'release: other'));
    writeRelease(folder, 'other', chainReleases.first);
    expect(await runIn(folder, 'promote', 'dev', 'test', '--commit')).toMatchObject({ code: 0 });
    expect(gitIn(folder, 'status', '--porcelain')).toBe('?? releases/other.yaml\n');
  });

  it('writes nothing when the commit would hold other changes, or lack the release', async () => {
    const folder = promotionFolder();
    const changed = `${chainOrgs.test}# more\n`;
    writeOrg(folder, 'test', changed);
    writeRelease(folder, 'next', `${chainReleases.next}# more\n`);
    const end = 'or leave out --commit; nothing was written';
    expect(await runIn(folder, 'promote', 'dev', 'test', '--commit')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `orgs/test.yaml: it has other changes that are not committed; commit them first, ${end}\n` +
        `releases/next.yaml: it is not committed as it is here; commit it first, ${end}\n`,
    });
    expect(filesIn(folder)['orgs/test.yaml']).toBe(changed);
  });

  it('says what git said when it did not commit, in English', async () => {
    const folder = promotionFolder();
    const hook = join(folder, '.git', 'hooks', 'pre-commit');
    writeFileSync(hook, '#!/bin/sh\necho "not today, in $LC_ALL" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    expect(await runIn(folder, 'promote', 'dev', 'test', '--commit')).toMatchObject({
      code: 2,
      stderr: 'orgs/test.yaml: written, but git did not commit: not today, in C; commit it yourself\n',
    });
  });

  it('needs a repository, a body needs it, and a message is no org', async () => {
    const folder = workingFolder(chainOrgs, chainReleases);
    const refused = await runIn(folder, 'promote', 'dev', 'test', '--commit');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^this folder is in no git repository, /);
    expect(await runIn(folder, 'promote', 'dev', 'test', '--body-file', 'x')).toMatchObject({
      code: 2,
      stderr: '--body-file: it is the text of a commit, and nothing is committed; add --commit\n',
    });
    expect((await runIn(folder, 'promote', 'dev', 'test', '--commit', '')).stderr).toBe(
      '--commit: got ""; expected a message; leave it out for the usual one\n',
    );
    for (const words of [
      ['promote', '--commit', 'dev', 'test'],
      ['rollback', '--commit', 'dev'],
    ]) {
      expect((await runIn(folder, ...words)).stderr).toBe(
        '--commit: got the message "dev"; the word after --commit is its message, and this is an org; put --commit after the names of the orgs\n',
      );
    }
    expect((await runIn(folder, 'promote', '--commit', 'ship it', 'test')).stderr).toMatch(
      /^missing required argument/,
    );
    expect(filesIn(folder)['orgs/test.yaml']).toBe(chainOrgs.test);
    expect(existsSync(join(folder, '.git'))).toBe(false);
  });
});
