import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { getHistory } from '../history/git';

export const unknownOrg = (path: string, name: string, orgs: readonly string[]): Mistake => ({
  path,
  given: shown(name),
  expected: oneOfText(orgs),
  next: didYouMean(name, orgs),
});

export const unknownRelease = (path: string, name: string, releases: readonly string[]): Mistake => ({
  path,
  given: shown(name),
  expected: oneOfText(releases),
  next: didYouMean(name, releases),
});

export const toItself = (org: string): Mistake => ({
  path: 'promote',
  given: `${org} twice`,
  expected: 'two orgs, the one that runs the release first',
});

export const backwards = (from: string, to: string): Mistake => ({
  path: 'promote',
  problem: `${to} comes before ${from}, and no release goes backwards`,
  next: `to let ${to} run an earlier release: npm run rollback -- ${to}`,
});

export const noPath = (from: string, to: string): Mistake => ({
  path: 'promote',
  problem: `${to} promotes from no org`,
  next: `write promotesFrom: ${from} into orgs/${to}.yaml`,
});

export const tooFar = (from: string, to: string, between: string): Mistake => ({
  path: 'promote',
  problem: `${to} promotes from ${between}, not from ${from}`,
  next: `promote to ${between} first, and from there: npm run promote -- ${between} ${to}`,
});

export const otherPath = (from: string, to: string, promotesFrom: string): Mistake => ({
  path: 'promote',
  problem: `${to} promotes from ${promotesFrom}, not from ${from}`,
  next: `npm run promote -- ${promotesFrom} ${to}, or write promotesFrom: ${from} into orgs/${to}.yaml`,
});

export const notWritten = (org: string, release: string): Mistake => ({
  problem: `${org} cannot run ${release} as the files are, so nothing was written`,
  next: 'mend what is said above first',
});

export const noEarlierRelease = (org: string, isShallow: boolean): Mistake => ({
  path: 'rollback',
  problem: `git knows no release that ${org} ran before${isShallow ? ', and this clone is shallow' : ''}`,
  next: isShallow ? `${getHistory}, or name it with --to` : 'name one with --to',
});

export const badName = (name: string, expected: string): Mistake => ({ path: 'cut', given: shown(name), expected });

export const nameTaken = (file: string): Mistake => ({
  file,
  problem: 'it is there already',
  next: 'choose another name, or edit it if no org with promotesFrom runs it',
});

export const severalChains = (orgs: readonly string[]): Mistake => ({
  path: '--org',
  problem: 'several orgs could run it first',
  expected: oneOfText(orgs),
  next: 'name the one that runs it from now on',
});

export const otherChanges = (file: string): Mistake => ({
  file,
  problem: 'it has other changes that are not committed',
  next: 'commit them first, or leave out --commit; nothing was written',
});

export const notCommitted = (file: string): Mistake => ({
  file,
  problem: 'it is not committed as it is here',
  next: 'commit it first, or leave out --commit; nothing was written',
});

export const orgAsMessage = (org: string): Mistake => ({
  path: '--commit',
  given: `the message ${shown(org)}`,
  problem: 'the word after --commit is its message, and this is an org',
  next: 'put --commit after the names of the orgs',
});

export const commitFailed = (files: readonly string[], why: string): Mistake => ({
  problem: `${files.join(', ')}: written, but git did not commit: ${why}`,
  next: 'commit it yourself',
});

export const oneRelease = (name: string): Mistake => ({
  path: 'releases',
  given: `only ${shown(name)}`,
  expected: 'no release, two to compare, or cut and a name',
  next: 'name a second release',
});

export const bodyWithoutCommit = (): Mistake => ({
  path: '--body-file',
  problem: 'it is the text of a commit, and nothing is committed',
  next: 'add --commit',
});

export const emptyMessage = (): Mistake => ({
  path: '--commit',
  given: '""',
  expected: 'a message',
  next: 'leave it out for the usual one',
});
