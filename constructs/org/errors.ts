import { didYouMean, shown } from '../../input/user-error';

/** `got 7; expected 1 to 3`; lists and maps are named, not printed, since they may hold anything. */
export function wrongValue(given: unknown, expected: string): string {
  return given === undefined ? `missing; ${expected}` : `got ${brief(given)}; ${expected}`;
}

export function unknownKey(key: string, known: readonly string[]): string {
  return `unknown key; known keys are ${known.join(', ')}${didYouMean(key, known)}`;
}

export function renamedKey(newName: string): string {
  return `this key has a new name; write ${newName}`;
}

export function expectedOneOf(known: readonly string[], given: unknown): string {
  const nearest = typeof given === 'string' ? didYouMean(given, known) : '';
  return `expected one of ${known.join(', ')}${nearest}`;
}

export function expectedMapWith(keys: readonly string[]): string {
  return `expected a map with the keys ${keys.join(', ')}`;
}

export function secretKey(inBackend: boolean): string {
  return `an org file holds no secrets; remove it, ${inBackend ? backendSecret : variableSecret}`;
}

export function secretValue(kind: string, inBackend: boolean): string {
  return `looks like ${kind}, and an org file holds no secrets; remove it, replace the secret if it was shared, ${
    inBackend ? backendSecret : variableSecret
  }`;
}

export function secretComment(kind: string): string {
  return `this comment holds what looks like ${kind}, and an org file holds no secrets; remove it, replace the secret if it was shared, ${variableSecret}`;
}

const variableSecret = 'and supply it as a sensitive Terraform variable (TF_VAR_...)';
const backendSecret = "and supply it through the backend's own environment variables";

export function duplicateKey(firstLine: number): string {
  return `given twice, first on line ${firstLine}; keep one`;
}

export function keyNotText(): string {
  return 'a key that is not a plain word; write every key as one word before the colon';
}

export function anchorRefused(): string {
  return 'anchors are refused, so that every line reads on its own and a diff shows all that changes; write the value out';
}

export function aliasRefused(): string {
  return 'aliases are refused, so that every line reads on its own and a diff shows all that changes; write the value out';
}

export function tagRefused(tag: string): string {
  return `the tag ${shown(tag)} is refused; write plain text, numbers, true or false`;
}

export function emptyFile(keys: readonly string[]): string {
  return `the file is empty; ${expectedMapWith(keys)}`;
}

export function severalDocuments(): string {
  return 'a second document starts here; keep one org in one file and remove the "---"';
}

export function unknownQueue(key: string, known: readonly string[]): string {
  return `got ${shown(key)}; expected a key of queues: ${known.join(', ')}${didYouMean(key, known)}`;
}

export function badQueueKey(key: string): string {
  return `got the key ${shown(key)}; expected a lower-case letter, then lower-case letters, digits, "-" or "_"`;
}

export function duplicateOperation(operation: string): string {
  return `${shown(operation)} is listed twice; keep one`;
}

export function operationNotListed(operation: string): string {
  return `${shown(operation)} is not in release.operations; add it there`;
}

export function duplicateFlow(name: string, first: number): string {
  return `got ${shown(name)}, which is the name of release.flows[${first}]; expected names that differ by more than case`;
}

export function statusMeansTwo(status: number, other: string): string {
  return `${status} is also in ${other}, and a status can mean only one of them; remove it from one`;
}

export function refreshTokenMissing(): string {
  return 'missing with grant authorization_code: a flow has no browser to sign in with; let a person sign in once, add refreshToken: true and supply the refresh token as a sensitive Terraform variable (TF_VAR_...)';
}

export function refreshTokenUnused(grant: string): string {
  return `only goes with grant authorization_code, and the grant is ${grant}; remove it or change the grant`;
}

export function folderMissing(folder: string): string {
  return `${folder}: no such folder; expected a folder with one <org>.yaml for each org`;
}

export function folderEmpty(folder: string): string {
  return `${folder}: no org files; expected one <org>.yaml for each org`;
}

export function unreadable(path: string, reason: string): string {
  return `${path}: cannot be read (${reason}); check the path and its permissions`;
}

export function badFileName(file: string): string {
  return `${file}: the file name becomes the name of the stack; expected a lower-case letter, then lower-case letters, digits or "-", then .yaml, as in dev.yaml`;
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return typeof value === 'number' ? String(value) : shown(value);
}
