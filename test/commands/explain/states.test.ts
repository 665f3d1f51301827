import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { statesOf } from '../../../commands/explain/states';
import { commitAll, gitIn } from '../../support/git-repository';
import { promotionFolder } from '../../support/promotion-folder';
import { inFolder, runIn } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';

describe('explain', () => {
  const folder = promotionFolder();

  it.each([
    ['an unknown base', ['--base', 'nope'], /^--base: got "nope"; expected a branch, a tag or a commit/],
    [
      'a base without golden files',
      ['--base', 'main'],
      /^--base: got main \([0-9a-f]{12}\); expected .*check -- --update/,
    ],
    ['an unknown org', ['--base', 'main', 'dve'], /^<org>: got "dve"; .*did you mean "dev"\?$/m],
    ['no base', [], /^--base: missing/],
  ])('refuses %s', async (_, words, message) => {
    const { code, stderr } = await runIn(folder, 'explain', ...words);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });
});

describe('the states that explain compares', () => {
  const notesIn = (folder: string, base: string) => {
    const back = inFolder(folder);
    try {
      return statesOf(base).notes;
    } finally {
      back();
    }
  };

  it('name what is not committed, and a base that has gone on', () => {
    const folder = promotionFolder();
    expect(notesIn(folder, 'main')).toEqual([]);
    writeFileSync(join(folder, 'new.txt'), '');
    expect(notesIn(folder, 'main')).toEqual(['1 file is not committed: the commit does not say what was run']);
    commitAll(folder, 'Go on');
    gitIn(folder, 'switch', '--quiet', '--detach', 'main~1');
    expect(notesIn(folder, 'main')).toEqual([expect.stringMatching(/^main has commits that are not here/)]);
  });

  it('name a shallow clone, in which git cannot tell', () => {
    const folder = promotionFolder();
    gitIn(folder, 'branch', 'base');
    writeFileSync(join(folder, 'new.txt'), '');
    commitAll(folder, 'Go on');
    const clone = join(temporaryFolder(), 'clone');
    const options = ['--quiet', '--depth', '1', '--no-single-branch'];
    execFileSync('git', ['clone', ...options, pathToFileURL(folder).href, clone]);
    expect(notesIn(clone, 'origin/base')).toEqual([expect.stringMatching(/^this clone is shallow/)]);
  });
});
