import type { HttpOutcome, HttpRequest } from '../../http';
import { type SecretForm, textTools } from '../template/velocity/text-tools';

const hidden = '***';
const tokenNames = /"(?:access_token|refresh_token|id_token)"/;
const secretHeaders = new Set(['set-cookie', 'cookie', 'x-sn-apikey']);

const secretName = /(?:token|secret|password|authorization|api[_-]?key)$/i;
/** Members of an auth response that are not secret. */
const openNames = new Set(['token_type', 'scope', 'expires_in']);
/** Short pieces of Base64 occur in other texts by chance. */
const shortestPiece = 6;
const formsBySecret = new Map<string, readonly string[]>();

/** The secrets among inputs: texts whose names end in "token", "password" or the like. */
export function secretInputs(values: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    secretName.test(name) && typeof value === 'string' ? [value] : [],
  );
}

/** The secrets of an auth response: all its texts except the type, scope and lifetime of the token. */
export function secretsInAuth(response: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(response).flatMap(([name, value]) => {
    if (typeof value === 'string') return openNames.has(name) ? [] : [value];
    return typeof value === 'object' && value !== null ? secretsInAuth(value as Record<string, unknown>) : [];
  });
}

/** The secrets of a credential: all its fields except the address where the platform signs in. */
export function secretsIn({ loginUrl: _, ...fields }: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(fields);
}

/**
 * Hides the secrets of one execution in its records. Recognises a secret in plain text, in every form that a text
 * method of a template writes, and inside Base64. Both bodies of a token request are hidden completely.
 */
export class Mask {
  private readonly forms: readonly string[];

  constructor(secrets: Iterable<string>) {
    const all = [...secrets].flatMap(formsOf);
    this.forms = [...new Set(all)].sort((a, b) => b.length - a.length);
  }

  text(text: string): string {
    return this.forms.reduce((masked, form) => masked.replaceAll(form, hidden), text);
  }

  /** @param signIn the exchange belongs to the platform's own sign-in */
  exchange(
    request: HttpRequest,
    outcome: HttpOutcome,
    signIn: boolean,
  ): { request: HttpRequest; outcome: HttpOutcome } {
    const reply = outcome.kind === 'reply' ? outcome.body : '';
    const secret = signIn || isTokenExchange(request.body, reply);
    const body = (text: string) => (secret && text !== '' ? hidden : this.text(text));
    return {
      request: {
        ...request,
        url: this.text(request.url),
        headers: this.headers(request.headers),
        body: body(request.body),
      },
      outcome:
        outcome.kind === 'reply' ? { ...outcome, headers: this.headers(outcome.headers), body: body(reply) } : outcome,
    };
  }

  /** The body of an answer as test mode shows it. */
  reply(body: string, signIn: boolean): string {
    return signIn || tokenNames.test(body) ? hidden : this.text(body);
  }

  private headers(headers: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, this.header(name, value)]));
  }

  private header(name: string, value: string): string {
    if (name === 'authorization') return value.replace(/^((?:Bearer|Basic)\s+)?[\s\S]+$/i, `$1${hidden}`);
    return secretHeaders.has(name) ? hidden : this.text(value);
  }
}

/** The texts by which a secret can be found in the result of a text method. */
const formsWritten: Readonly<
  Record<SecretForm, (write: (text: string) => string, secret: string) => readonly string[]>
> = {
  written: (write, secret) => [write(secret)],
  pieces: piecesOf,
  none: () => [],
};

const written = Object.values(textTools)
  .flatMap((methods) => Object.values(methods))
  .map(
    ({ write, secret: form }) =>
      (secret: string) =>
        formsWritten[form](write, secret),
  );

/** The texts by which a secret can be found, without the empty one. */
function formsOf(secret: string): readonly string[] {
  const known = formsBySecret.get(secret);
  if (known !== undefined) return known;
  const forms = [secret, ...written.flatMap((formsIn) => formsIn(secret))];
  const distinct = [...new Set(forms)].filter((form) => form !== '');
  if (formsBySecret.size >= 1000) formsBySecret.clear();
  formsBySecret.set(secret, distinct);
  return distinct;
}

/** The Base64 forms of a secret at each offset, without their ends, which depend on the text around it. */
function piecesOf(base64: (text: string) => string, secret: string): readonly string[] {
  const length = Buffer.byteLength(secret);
  return [0, 1, 2]
    .map((before) => {
      const whole = base64(' '.repeat(before) + secret);
      return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + length) * 8) / 6));
    })
    .filter((piece) => piece.length >= shortestPiece);
}

function isTokenExchange(request: string, reply: string): boolean {
  return /(?:^|&)grant_type=/.test(request) || tokenNames.test(reply);
}
