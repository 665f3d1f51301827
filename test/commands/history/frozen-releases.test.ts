import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { changedFrozenReleases, frozenMistakes } from '../../../commands/history/frozen-releases';
import { mistakeText } from '../../../input/mistake';
import { beginRepository, commitAll, gitIn } from '../../support/git-repository';
import { inFolder } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { workingFolder, writeOrg, writeRelease } from '../../support/working-folder';

const chain = {
  dev: 'release: next\n',
  test: 'release: next\npromotesFrom: dev\n',
  prod: 'release: first\npromotesFrom: test\n',
};
const releases = { first: 'auth: chained\n', next: 'auth: platform\n', draft: 'auth: chained\n' };

const texts = (orgs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = releases) => ({
  orgs: new Map(Object.entries(orgs)),
  releases: new Map(Object.entries(files)),
});

describe('a release that runs after it was promoted', () => {
  const messages = (files: Readonly<Record<string, string>>, orgs: Readonly<Record<string, string>> = chain) =>
    frozenMistakes({ base: texts(chain), begun: texts(chain), now: texts(orgs, files) }).map(mistakeText);

  it('may not change, and the way out is said', () => {
    expect(messages({ ...releases, first: 'auth: platform\n', next: 'auth: chained\n' })).toEqual([
      'releases/first.yaml: runs in prod and is changed; undo that, and cut a new release: npm run releases -- cut <name>',
      'releases/next.yaml: runs in test and is changed; undo that, and cut a new release: npm run releases -- cut <name>',
    ]);
  });

  it('may not be removed, also when its org goes on to another one', () => {
    const { first: _, ...others } = releases;
    const promoted = { ...chain, prod: 'release: next\npromotesFrom: test\n' };
    expect(messages(others, promoted)).toEqual(['releases/first.yaml: runs in prod and is removed; bring it back']);
  });

  it('may get other comments and line ends, and go with its org', () => {
    expect(messages({ ...releases, first: '# what is live\r\nauth: "chained"\r\n' })).toEqual([]);
    const { prod: _, ...others } = chain;
    expect(messages({ next: releases.next }, others)).toEqual([]);
  });

  it('is told from one that runs only in the first org of a chain, or in none', () => {
    const { test: _, ...short } = chain;
    const states = { base: texts(short), begun: texts(short) };
    expect(frozenMistakes({ ...states, now: texts(short, { first: releases.first }) })).toEqual([]);
  });

  it('is compared with the state in which the work began', () => {
    const base = texts(chain, { ...releases, first: 'auth: platform\n' });
    expect(frozenMistakes({ base, begun: texts(chain), now: texts(chain) })).toEqual([]);
    expect(frozenMistakes({ base, begun: texts(chain, {}), now: texts(chain, {}) })).toEqual([]);
  });
});

describe('a base branch', () => {
  const at = (folder: string, base: string) => {
    const back = inFolder(folder);
    try {
      return changedFrozenReleases(base).map(mistakeText);
    } catch (error) {
      return (error as Error).message;
    } finally {
      back();
    }
  };

  it('is read from git: what it freezes, this folder may not change', () => {
    const folder = workingFolder(chain, releases);
    beginRepository(folder);
    gitIn(folder, 'switch', '--quiet', '--create', 'work');
    writeRelease(folder, 'draft', 'auth: platform\n');
    expect(at(folder, 'main')).toEqual([]);
    writeRelease(folder, 'first', 'auth: platform\n');
    const changed = [expect.stringMatching(/^releases\/first\.yaml: runs in prod and is changed; /)];
    expect(at(folder, 'main')).toEqual(changed);
    commitAll(folder, 'Change it');
    expect(at(folder, 'main')).toEqual(changed);
    rmSync(join(folder, 'releases', 'first.yaml'));
    expect(at(folder, 'main')).toEqual(['releases/first.yaml: runs in prod and is removed; bring it back']);
  });

  it('is read in a folder of a larger repository, where its later commits are not held against older work', () => {
    const outer = temporaryFolder();
    const folder = join(outer, 'genesys');
    for (const [name, text] of Object.entries(chain)) writeOrg(folder, name, text);
    for (const [name, text] of Object.entries(releases)) writeRelease(folder, name, text);
    beginRepository(outer);
    gitIn(outer, 'branch', 'work');
    writeRelease(folder, '2027', 'auth: chained\n');
    writeOrg(folder, 'prod', 'release: "2027"\npromotesFrom: test\n');
    commitAll(outer, 'Promote');
    gitIn(outer, 'switch', '--quiet', 'work');
    expect(at(folder, 'main')).toEqual([]);
    gitIn(outer, 'switch', '--quiet', 'main');
    writeRelease(folder, '2027', 'auth: platform\n');
    expect(at(folder, 'main')).toHaveLength(1);
  });

  it('must be known to git, in a repository', () => {
    const folder = workingFolder(chain, releases);
    expect(at(folder, 'main')).toBe(
      'this folder is in no git repository, and its history is needed; run this in a clone, or begin one with git init and a commit',
    );
    beginRepository(folder);
    const expected = 'expected a branch, a tag or a commit that git knows here; fetch it first';
    for (const base of ['origin/main', '--all', '']) {
      expect(at(folder, base)).toBe(`--base: got ${JSON.stringify(base)}; ${expected}`);
    }
    writeFileSync(join(folder, 'more.txt'), '');
    commitAll(folder, 'More');
    const shallow = temporaryFolder();
    gitIn(shallow, 'clone', '--quiet', '--depth', '1', `file://${folder}`, 'clone');
    expect(at(join(shallow, 'clone'), 'HEAD~1')).toBe(
      '--base: got "HEAD~1"; expected a branch, a tag or a commit that git knows here; this clone is shallow: ' +
        'fetch it first, with git fetch --depth 1 origin <branch>',
    );
    expect(at(join(shallow, 'clone'), 'origin/main')).toEqual([]);
  });
});
