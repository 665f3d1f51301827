import { didYouMean } from './did-you-mean';
import type { Message } from './mistake';
import { shown } from './shown';

// Files.

export const noSuchFile = (): Message => ({ problem: 'no such file or folder', next: 'check the path' });

export const notAllowed = (): Message => ({ problem: 'not readable', next: 'check its permissions' });

export const otherFailure = (message: string): Message => ({ problem: message, next: 'check the path' });

export const isFolder = (): Message => ({ given: 'a folder', expected: 'a file', next: 'name a file in it' });

export const isDevice = (): Message => ({
  given: 'a device or a pipe',
  expected: 'a regular file',
  next: 'save its output to a file first',
});

export const tooManyBytes = (bytes: number, most: string): Message => ({
  given: `${bytes} bytes`,
  expected: `at most ${most}`,
});

export const notText = (): Message => ({ problem: 'not text in UTF-8', next: 'name a YAML file, or save it as UTF-8' });

export const holdsNul = (): Message => ({
  given: 'a NUL character',
  expected: 'text in UTF-8',
  next: 'remove it, or save the file as UTF-8',
});

// YAML.

export const emptyFile = (expected: string): Message => ({ given: 'an empty file', expected });

export const severalDocuments = (): Message => ({
  problem: 'a second document starts here',
  next: 'keep one document in a file and remove the "---"',
});

export const nestedTooDeep = (most: number): Message => ({
  problem: `nested more than ${most} deep`,
  next: 'check the brackets and the indentation',
});

export const tooManyWords = (most: number): Message => ({
  problem: `more than ${most} words of YAML`,
  next: 'split the file',
});

export const moreMistakes = (count: number): Message => ({ problem: `and ${count} more` });

export const duplicateKey = (firstLine: number): Message => ({
  problem: `given twice, first on line ${firstLine}`,
  next: 'keep one',
});

export const keyNotText = (): Message => ({
  problem: 'a key that is not a plain word',
  next: 'write every key as one word before the colon',
});

const writeOut = 'write the value out';
const why = 'so that every line reads on its own and a diff shows all that changes';

export const anchorRefused = (): Message => ({ problem: `anchors are refused, ${why}`, next: writeOut });

export const aliasRefused = (): Message => ({ problem: `aliases are refused, ${why}`, next: writeOut });

export const aliasInItself = (name: string): Message => ({
  problem: `the alias *${name} is inside the value that it repeats`,
  next: writeOut,
});

export const aliasUnknown = (name: string): Message => ({
  problem: `no value above is marked &${name}`,
  next: writeOut,
});

export const aliasesTooLong = (most: number): Message => ({
  problem: `aliases repeat more than ${most} values`,
  next: 'write the values out',
});

export const tagRefused = (tag: string): Message => ({
  given: `the tag ${shown(tag)}`,
  expected: 'plain text, numbers, true or false',
});

// Values.

export const missing = (expected: string): Message => ({ problem: 'missing', expected });

export const unknownKey = (key: string, known: readonly string[]): Message => ({
  problem: 'unknown key',
  expected: oneOfText(known),
  next: didYouMean(key, known),
});

export const renamedKey = (newName: string): Message => ({
  problem: 'this key has a new name',
  next: `write ${newName}`,
});

/** The accepted words, as messages list them. */
export function oneOfText(words: readonly (string | number)[]): string {
  if (words.length === 0) return 'none';
  return words.length === 1 ? String(words[0]) : `one of ${words.join(', ')}`;
}

/** The accepted names, in quotes: people chose them, so they may hold blanks and commas. */
export const oneOfNames = (names: readonly string[]): string => oneOfText(names.map((name) => JSON.stringify(name)));

export const mapWithText = (keys: readonly string[]): string => `a map with the keys ${keys.join(', ')}`;

// Secrets.

const variableSecret = 'supply it as a sensitive Terraform variable (TF_VAR_...)';
const backendSecret = "supply it through the backend's own environment variables";

export const secretKey = (inBackend: boolean): Message => ({
  problem: 'this file holds no secrets',
  next: `remove it, and ${inBackend ? backendSecret : variableSecret}`,
});

export const secretValue = (kind: string, inBackend: boolean): Message => ({
  given: `what looks like ${kind}`,
  problem: 'this file holds no secrets',
  next: `remove it, replace the secret if it was shared, and ${inBackend ? backendSecret : variableSecret}`,
});

export const secretComment = (kind: string): Message => ({
  given: `a comment with what looks like ${kind}`,
  problem: 'this file holds no secrets',
  next: `remove it, replace the secret if it was shared, and ${variableSecret}`,
});
