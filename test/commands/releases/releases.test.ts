import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { gitIn } from '../../support/git-repository';
import { chainOrgs, chainReleases, promotionFolder } from '../../support/promotion-folder';
import { runIn } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { filesIn, workingFolder, writeOrg, writeRelease } from '../../support/working-folder';

const today = new Date().toISOString().slice(0, 10);
const day = /\d{4}-\d\d-\d\d/;
const fingerprint = /\b[0-9a-f]{12}\b/;

describe('releases', () => {
  it('shows who runs what since when, in the order of promotion', async () => {
    const folder = promotionFolder();
    writeOrg(folder, 'prod', chainOrgs.prod.replace('release: first', 'release: next'));
    writeRelease(folder, 'draft', chainReleases.first);
    const { code, stdout } = await runIn(folder, 'releases');
    expect({
      code,
      lines: stdout
        .split('\n')
        .map((line) => line.replace(day, '<day>').replace(fingerprint, '<fingerprint>').replaceAll(/ {2,}/g, '  ')),
    }).toEqual({
      code: 0,
      lines: [
        '  dev  next  <fingerprint>  since <day>',
        '  test  first  <fingerprint>  since <day>  promotes from dev',
        '  prod  next  <fingerprint>  not committed  promotes from test',
        'No org runs draft.',
        '',
      ],
    });
    const { orgs, unused } = JSON.parse((await runIn(folder, 'releases', '--json')).stdout);
    expect(orgs[1]).toEqual({
      org: 'test',
      release: 'first',
      fingerprint: expect.stringMatching(fingerprint),
      since: expect.stringMatching(/^since /),
      promotesFrom: 'dev',
    });
    expect(unused).toEqual(['draft']);
  });

  it('says what git does not know', async () => {
    const origin = promotionFolder();
    gitIn(origin, 'commit', '--quiet', '--allow-empty', '--message', 'More');
    const shallow = join(temporaryFolder(), 'clone');
    gitIn(origin, 'clone', '--quiet', '--depth', '1', `file://${origin}`, shallow);
    const { stdout } = await runIn(shallow, 'releases');
    expect(stdout).toMatch(/^ {3}dev {3}next {3}[0-9a-f]{12} {2}before \d{4}/);
    expect(stdout).toContain(
      '\nThis clone is shallow, so that days may be missing; get the whole history: git fetch --unshallow\n',
    );
    const without = await runIn(workingFolder(chainOrgs, chainReleases), 'releases');
    expect(without).toMatchObject({ code: 0 });
    expect(without.stdout).toContain('\nNo days are known: this folder is in no git repository, ');
  });

  it('tells two releases apart by their values, defaults included, wherever they stand in a list', async () => {
    const next = chainReleases.next
      .replace('attempts: 2', 'attempts: 3, jitterMilliseconds: 0')
      .replace('operations:\n', 'operations:\n  - add-comment\n')
      .replace(/(flows:\n)([\s\S]*)( {2}- type: workflow[\s\S]*)/, '$1$3$2');
    const { code, stdout } = await runIn(promotionFolder({}, { next }), 'releases', 'first', 'next');
    expect({
      code,
      lines: stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().split(/ {2,}/)),
    }).toEqual({
      code: 0,
      lines: [
        ['first', 'next'],
        ['retry.attempts', '2', '3'],
        ['flows "IT Service Desk".texts.greeting', 'Welcome to the IT service desk.', 'Welcome to the service desk.'],
        ['operations: add-comment', '-', 'yes'],
      ],
    });
    const same = await runIn(promotionFolder(), 'releases', 'first', 'first');
    expect(same.stdout).toBe('first and first say the same.\n');
  });

  it('refuses a release that is not there, and one alone', async () => {
    const folder = workingFolder(chainOrgs, chainReleases);
    expect(await runIn(folder, 'releases', 'first', 'nxet')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'releases: got "nxet"; expected one of first, next; did you mean "next"?\n',
    });
    expect((await runIn(folder, 'releases', 'ctu')).stderr).toBe(
      'releases: got only "ctu"; expected no release, two to compare, or cut and a name; name a second release\n',
    );
  });
});

describe('releases cut', () => {
  it('copies the release of the first org byte for byte, and lets that org run the copy', async () => {
    const next = `\ufeff# mine\r\n${chainReleases.next.replaceAll('\n', '\r\n')}`;
    const folder = promotionFolder({}, { next });
    const { code, stdout } = await runIn(folder, 'releases', 'cut', today);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        `dev gets ${today} in place of next, which ships the same.\nWrote releases/${today}.yaml, orgs/dev.yaml\n` +
        `Next: edit releases/${today}.yaml, then npm run check -- --update\n`,
    });
    const files = filesIn(folder);
    expect(files[`releases/${today}.yaml`]).toBe(next);
    expect(files['orgs/dev.yaml']).toBe(chainOrgs.dev.replace('release: next', `release: ${today}`));
    expect(gitIn(folder, 'status', '--porcelain')).toBe(` M orgs/dev.yaml\n?? releases/${today}.yaml\n`);
    expect(await runIn(folder, 'releases', 'cut', today)).toMatchObject({
      code: 0,
      stdout: `dev runs ${today} already.\n`,
    });
  });

  it('copies another release for another org, and commits both files', async () => {
    const folder = promotionFolder();
    const words = ['--org', 'test', '--from', 'next', '--commit', '--json'];
    const { code, stdout } = await runIn(folder, 'releases', 'cut', 'hotfix', ...words);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      org: 'test',
      from: 'first',
      to: 'hotfix',
      files: ['releases/hotfix.yaml', 'orgs/test.yaml'],
    });
    expect(gitIn(folder, 'show', '--format=%s', '--name-only')).toBe(
      'Cut release hotfix\n\norgs/test.yaml\nreleases/hotfix.yaml\n',
    );
    expect(gitIn(folder, 'status', '--porcelain')).toBe('');
  });

  it.each([
    [
      ['2027'],
      'cut: got "2027"; expected lower-case letters, digits and "-", not only digits, as in first or 2026-12\n',
    ],
    [['../first'], /^cut: got "\.\.\/first"; expected lower-case letters/],
    [['first'], /^releases\/first\.yaml: it is there already; choose another name, /],
    [['x', '--from', 'frist'], '--from: got "frist"; expected one of first, next; did you mean "first"?\n'],
    [['x', '--org', 'dve'], '--org: got "dve"; expected one of dev, prod, test; did you mean "dev"?\n'],
    [[], /^missing required argument 'name'/],
    [['x', '--org', 'dev', '--org', 'test'], '--org: given twice; keep one\n'],
  ])('refuses %j', async (words, message) => {
    const folder = workingFolder(chainOrgs, chainReleases);
    const before = filesIn(folder);
    const { code, stdout, stderr } = await runIn(folder, 'releases', 'cut', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(filesIn(folder)).toEqual(before);
  });

  it('asks which org it is for where several could run it first', async () => {
    const other = chainOrgs.dev.replaceAll('acme-dev', 'acme-hr').replaceAll('Acme Dev', 'Acme HR');
    const alone = { dev: chainOrgs.dev, hr: other.replace('type: local', 'type: local\n  path: hr.tfstate') };
    const folder = workingFolder(alone, chainReleases);
    expect((await runIn(folder, 'releases', 'cut', 'x')).stderr).toBe(
      '--org: several orgs could run it first; expected one of dev, hr; name the one that runs it from now on\n',
    );
    expect(await runIn(workingFolder({ ...chainOrgs, ...alone }, chainReleases), 'releases', 'cut', 'x')).toMatchObject(
      { code: 0 },
    );
  });
});
