import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ApiClient } from '../../genesys/permissions/api-client';
import { ApiError } from './api-error';
import type { ApiSettings } from './api-settings';
import { PerMinute } from './per-minute';

/** The tokens of the platform API. */
export class SignIn {
  private readonly tokens = new Map<string, { readonly client: ApiClient; readonly until: number }>();
  private readonly requests: PerMinute;
  private readonly signIns: PerMinute;

  constructor(
    private readonly clients: readonly ApiClient[],
    private readonly settings: ApiSettings,
    private readonly now: () => number,
  ) {
    this.requests = new PerMinute(settings.requestsPerMinute, now);
    this.signIns = new PerMinute(settings.signInsPerMinute, now);
    for (const client of clients)
      if (client.token !== undefined) this.tokens.set(client.token, { client, until: Number.POSITIVE_INFINITY });
  }

  /** Answers `POST /oauth/token`: the client signs in with a Basic header or with fields of the form. */
  async token(context: Context): Promise<Response> {
    const form = new URLSearchParams(await context.req.text());
    const [id, secret] = basicOf(context) ?? [form.get('client_id'), form.get('client_secret')];
    const waitSeconds = this.signIns.exceeded(id ?? '');
    if (waitSeconds !== undefined) throw new ApiError(429, 'too many sign-ins', { 'retry-after': `${waitSeconds}` });
    const grant = form.get('grant_type');
    if (grant !== 'client_credentials')
      return refused(context, 'unsupported_grant_type', `the sandbox has no grant ${JSON.stringify(grant)}`);
    const client = this.clients.find((it) => it.id === id && it.secret === secret);
    if (client === undefined) return refused(context, 'invalid_client', 'the client or its secret is wrong');
    const token = randomUUID();
    const { tokenSeconds } = this.settings;
    this.tokens.set(token, { client, until: this.now() + tokenSeconds * 1000 });
    return context.json({ access_token: token, token_type: 'bearer', expires_in: tokenSeconds });
  }

  /** The client whose token a request has. @throws ApiError 401 or 429 */
  caller(context: Context): ApiClient {
    const [, token = ''] = /^bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
    const known = this.tokens.get(token);
    if (known === undefined || known.until <= this.now())
      throw new ApiError(401, token === '' ? 'no bearer token was sent' : 'the token is not valid, or no longer');
    const waitSeconds = this.requests.exceeded(token);
    if (waitSeconds === undefined) return known.client;
    throw new ApiError(429, 'too many requests with one token', { 'retry-after': `${waitSeconds}` });
  }
}

function basicOf(context: Context): readonly [string, string] | undefined {
  const [, encoded] = /^basic (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [id, secret.join(':')];
}

function refused(context: Context, error: string, description: string): Response {
  return context.json({ error, error_description: description, description }, 400);
}
