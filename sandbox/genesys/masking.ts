import type { HttpOutcome, HttpRequest } from '../http';
import { jsonEncode, uriEncode, urlFormEncode } from './velocity/escapes';

const hidden = '***';
const tokenNames = /"(?:access_token|refresh_token|id_token)"/;
const secretHeaders = new Set(['set-cookie', 'cookie', 'x-sn-apikey']);

/** The tokens among inputs or in an auth response: texts whose names end in "token". */
export function tokensIn(values: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    /token$/i.test(name) && typeof value === 'string' ? [value] : [],
  );
}

/** What is secret in a credential: every field but the address where the platform signs in. */
export function secretsIn({ loginUrl: _, ...fields }: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(fields);
}

/**
 * Hides the secrets of one execution in what is recorded of it. A secret is recognised as it is and as it stands in a
 * URL, a form and a JSON text. Both bodies of a token request are hidden as a whole.
 */
export class Mask {
  private readonly forms: readonly string[];

  constructor(secrets: Iterable<string>) {
    const all = [...secrets].flatMap((secret) => [
      secret,
      uriEncode(secret),
      urlFormEncode(secret),
      jsonEncode(secret),
    ]);
    this.forms = [...new Set(all)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
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

  /** What test mode shows of an answer. */
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

function isTokenExchange(request: string, reply: string): boolean {
  return /(?:^|&)grant_type=/.test(request) || tokenNames.test(reply);
}
