import { secretComment, secretKey, secretValue } from './errors';
import type { Finding } from './finding';
import type { Message } from './mistake';
import type { Path } from './path';

/** Whether a key, in any spelling, is a word for a secret: clientSecret, client_secret, apiKey, PASSWORD. */
export function namesSecret(key: string): boolean {
  return /(secret|secretkey|password|passwd|passphrase|pwd|token|apikey|accesskey|privatekey(pem)?|authorization)$/.test(
    key.toLowerCase().replace(/[^a-z]/g, ''),
  );
}

/** The message about a key that names a secret. */
export function secretUnder(at: Path): Message {
  return secretKey(at[0] === 'backend');
}

/** Texts under a key that names a secret, and texts anywhere that look like one. */
export function secretsIn(value: unknown, at: Path = []): readonly Finding[] {
  if (typeof value === 'string') {
    const kind = secretKind(value);
    if (kind !== undefined) return [{ at, ...secretValue(kind, at[0] === 'backend') }];
    // Flow files have the texts that people write under this key.
    const key = at.at(-1) === 'lit' && value !== '' ? at.at(-2) : at.at(-1);
    return typeof key === 'string' && namesSecret(key) ? [{ at, ...secretUnder(at) }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, [...at, isList ? Number(key) : key]));
}

/** Comments that hold a secret: a value that is commented out is still in the file's history. */
export function secretsInComments(text: string): readonly Finding[] {
  return [...text.matchAll(/(?<=^|\s)#.*/gm)].flatMap((comment) => {
    const kind = secretKind(comment[0]);
    return kind === undefined ? [] : [{ at: [], offset: comment.index, ...secretComment(kind) }];
  });
}

function secretKind(text: string): string | undefined {
  if (/-----BEGIN [A-Z ]+-----/.test(text)) return 'a PEM key or certificate';
  if (/\beyJ[\w-]{8,}\.[\w-]{8,}/.test(text)) return 'a JSON web token';
  if (/^\s*(bearer|basic)\s+\S+\s*$/i.test(text) || /\b(bearer|basic)\s+(?=\S*\d)[\w.~+/=-]{8,}/i.test(text)) {
    return 'an authorization header';
  }
  if (/:\/\/[^/\s:@]+:[^/\s@]+@/.test(text)) return 'a password in an address';
  if (/\b(AKIA|ASIA)[A-Z0-9]{16}\b/.test(text) || words(text).some(isRandom)) return 'a token or a key';
  return undefined;
}

function words(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9+/=_-]{20,}/g) ?? [];
}

/**
 * A long word that keeps changing between small letters, capitals and digits, to digits and back more than once. UUIDs
 * and names with a short random ending pass, since a hyphen or underline parts them into short pieces.
 */
function isRandom(word: string): boolean {
  const longest = Math.max(...word.split(/[-_]/).map((piece) => piece.length));
  const digits = count(word, /[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])/g);
  const capitals = count(word, /[a-z](?=[A-Z])|[A-Z](?=[a-z])/g);
  return longest > 16 && digits > 2 && digits + capitals >= word.length / 4;
}

function count(text: string, regex: RegExp): number {
  return text.match(regex)?.length ?? 0;
}
