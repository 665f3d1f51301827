import { didYouMean } from '../../input/did-you-mean';
import { oneOfNames, oneOfText } from '../../input/errors';
import type { Message } from '../../input/mistake';
import { shown } from '../../input/shown';
import { releaseNameInWords } from './schema/release-name';

// The mistakes in files of orgs and releases. `load.ts` adds the place.

export const queueMissing = (flow: string, key: string, known: readonly string[]): Message => {
  const likely = didYouMean(key, known);
  return {
    problem: `missing although the flow ${shown(flow)} of the release sends contacts there`,
    expected: 'the name of a queue of this org',
    next: likely ?? 'add it',
  };
};

export const badQueueKey = (key: string): Message => ({
  given: `the key ${shown(key)}`,
  expected: 'a lower-case letter, then lower-case letters, digits, "-" or "_"',
});

export const listedTwice = (name: string): Message => ({
  given: shown(name),
  problem: 'it is listed twice',
  next: 'keep one',
});

export const operationNotListed = (operation: string): Message => ({
  given: shown(operation),
  expected: 'one of the operations of the release',
  next: 'add it to operations',
});

export const duplicateFlow = (name: string, first: number): Message => ({
  given: shown(name),
  problem: `flows[${first}] has this name`,
  expected: 'names that differ by more than case',
});

export const duplicateNumber = (number: string, other: string): Message => ({
  given: shown(number),
  problem: `${other} is the same number, and a number reaches one flow`,
  next: 'remove it from one place',
});

export const textsMissing = (language: string, missing: readonly string[]): Message => ({
  problem: `missing in a flow whose language is ${language}, while the default texts are English`,
  expected: `texts in ${language} for ${missing.join(', ')}`,
});

export const statusMeansTwo = (status: number, other: string): Message => ({
  given: String(status),
  problem: `${other} has it too, and a status can mean only one of them`,
  next: 'remove it from one',
});

export const refreshTokenMissing = (): Message => ({
  problem: 'missing with grant authorization_code: a flow has no browser to sign in with',
  next: 'let a person sign in once, add refreshToken: true and supply the refresh token as a sensitive Terraform variable (TF_VAR_...)',
});

export const refreshTokenUnused = (grant: string): Message => ({
  problem: `only used with grant authorization_code, and the grant is ${grant}`,
  next: 'remove it or change the grant',
});

export const sharedState = (argument: string, given: string | undefined, other: string): Message => ({
  given,
  problem: `${other} has the same state, and Terraform would delete the resources of one org for those of the other`,
  expected: 'a state of its own',
  next: `change backend.${argument} in the file that was copied`,
});

export const noOrgFiles = (): Message => ({ problem: 'no org files', expected: 'one <org>.yaml for each org' });

/** @param above the nearest folder above that has one */
export const noOrgFolder = (looked: string, above: string | undefined): Message => ({
  problem: `no such folder in ${looked}`,
  expected: 'a folder with one <org>.yaml for each org',
  next: `run this in ${above === undefined ? 'the folder of a project' : `${above}, which has one`}`,
});

export const badFileName = (): Message => ({
  problem: 'the file name becomes the name of the stack',
  expected: 'a lower-case letter, then lower-case letters, digits or "-", then .yaml, as in dev.yaml',
});

export const badReleaseFileName = (): Message => ({
  problem: 'the file name is the name of the release',
  expected: `${releaseNameInWords}, then .yaml`,
});

export const unknownRelease = (name: string, known: readonly string[]): Message => ({
  given: shown(name),
  problem: `there is no releases/${name}.yaml`,
  expected: known.length === 0 ? undefined : oneOfText(known),
  next: known.length === 0 ? 'write it' : didYouMean(name, known),
});

export const notOverridable = (key: string, known: readonly string[]): Message => ({
  problem: 'this may not differ between the orgs of one release',
  expected: oneOfText(known),
  next: didYouMean(key, known) ?? 'cut a new release for this org: npm run releases -- cut <name>',
});

export const oneLevelTooHigh = (place: string): Message => ({
  problem: 'this key belongs one level deeper',
  next: `write overrides.${place}`,
});

export const unknownFlow = (name: string, known: readonly string[]): Message => ({
  problem: 'the release has no flow of this name',
  expected: oneOfNames(known),
  next: didYouMean(name, known),
});

export const withoutTexts = (type: string): Message => ({
  problem: `a flow of the type ${type} has no texts`,
  next: 'remove them',
});

export const unknownOrg = (name: string, known: readonly string[]): Message => ({
  given: shown(name),
  expected: known.length === 0 ? 'the name of another org, and there is none' : oneOfText(known),
  next: didYouMean(name, known),
});

export const chainInCircle = (circle: readonly string[]): Message => ({
  problem: `the orgs promote in a circle: ${circle.join(' from ')}`,
  expected: 'a first org, which has no promotesFrom',
  next: 'remove promotesFrom from the one where changes are tried first',
});
