import { didYouMean } from '../../input/did-you-mean';
import type { Message } from '../../input/mistake';
import { shown } from '../../input/shown';

// The mistakes in an org file. `load.ts` adds the place.

export const unknownQueue = (key: string, known: readonly string[]): Message => ({
  given: shown(key),
  expected: `a key of queues: ${known.join(', ')}`,
  next: didYouMean(key, known),
});

export const badQueueKey = (key: string): Message => ({
  given: `the key ${shown(key)}`,
  expected: 'a lower-case letter, then lower-case letters, digits, "-" or "_"',
});

export const duplicateOperation = (operation: string): Message => ({
  given: shown(operation),
  problem: 'it is listed twice',
  next: 'keep one',
});

export const operationNotListed = (operation: string): Message => ({
  given: shown(operation),
  expected: 'an operation of release.operations',
  next: 'add it there',
});

export const duplicateFlow = (name: string, first: number): Message => ({
  given: shown(name),
  problem: `release.flows[${first}] has this name`,
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
