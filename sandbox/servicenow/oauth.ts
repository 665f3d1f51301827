import { UserError } from '../../input/user-error';
import type { HttpRequest } from '../http';
import { unknownClient } from './errors';
import type { Records } from './records';
import * as replies from './replies';
import type { ServiceNowSettings } from './settings';
import type { Row } from './tables';
import { type Token, TokenBook } from './token-book';

/** An OAuth record of the instance (System OAuth, Application Registry). */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The user of tokens of the client credentials grant. @default - the grant is refused */
  readonly applicationUser?: string;
  /** Refresh tokens that people got by signing in, each with the name of the user. @default - none */
  readonly refreshTokens?: Readonly<Record<string, string>>;
}

interface Secret {
  readonly text: string;
  /** Milliseconds since 1970; not set for the current secret. */
  readonly until?: number;
}

interface Code {
  readonly clientId: string;
  readonly user: string;
  readonly redirectUri: string;
}

export interface OAuthOptions {
  readonly clients: readonly OAuthClient[];
  readonly passwords: ReadonlyMap<string, string>;
  readonly records: Records;
  readonly settings: ServiceNowSettings;
  readonly now: () => number;
  readonly newToken: () => string;
}

type Grantee = { readonly user: string; readonly refreshable: boolean };

/** `/oauth_token.do` and `/oauth_revoke_token.do`, and the tokens that they issue. */
export class OAuth {
  /** Lifetime of new access tokens in seconds. */
  tokenLife: number;
  private readonly clients: ReadonlyMap<string, OAuthClient>;
  private readonly secrets = new Map<string, readonly Secret[]>();
  private readonly access = new TokenBook();
  private readonly refresh = new TokenBook();
  private readonly codes = new Map<string, Code>();

  constructor(private readonly options: OAuthOptions) {
    this.tokenLife = options.settings.accessTokenSeconds;
    this.clients = new Map(options.clients.map((client) => [client.clientId, client]));
    for (const { clientId, clientSecret, refreshTokens = {} } of options.clients) {
      this.secrets.set(clientId, [{ text: clientSecret }]);
      for (const [text, user] of Object.entries(refreshTokens)) this.addRefreshToken(text, clientId, user);
    }
  }

  /** The client that a token request names, if it exists. */
  namedClient(request: HttpRequest): string | undefined {
    const clientId = new URLSearchParams(request.body).get('client_id') ?? '';
    return this.clients.has(clientId) ? clientId : undefined;
  }

  /** The token of an Authorization header, while it is valid and its user may sign in. */
  authenticate(authorization: string | undefined): Token | undefined {
    const token = this.bearer(authorization);
    return token && token.expiresAt > this.options.now() && this.isActive(token.user) ? token : undefined;
  }

  /** The token of a header, expired or not. */
  bearer(authorization: string | undefined): Token | undefined {
    const text = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    return text === undefined ? undefined : this.access.get(text);
  }

  forget(token: Token): void {
    this.access.delete(token);
  }

  revokeAll(): void {
    this.access.clear();
  }

  expireIn(milliseconds: number): void {
    this.access.expireAt(this.options.now() + milliseconds);
  }

  rotateSecret(clientId: string, secret: string, overlapMs: number): void {
    const secrets = this.secrets.get(clientId);
    if (secrets === undefined) throw new UserError([unknownClient(clientId)]);
    const end = this.options.now() + overlapMs;
    const old = secrets.map(({ text, until = end }) => ({ text, until: Math.min(until, end) }));
    this.secrets.set(clientId, [...old, { text: secret }]);
  }

  /** A code that can be exchanged once, as a user's consent in the browser gives it. */
  issueCode(clientId: string, user: string, redirectUri: string): string {
    if (!this.clients.has(clientId)) throw new UserError([unknownClient(clientId)]);
    const code = this.options.newToken();
    this.codes.set(code, { clientId, user, redirectUri });
    return code;
  }

  /** Runs `work` with this lifetime for newly issued tokens. */
  withTokenLife<T>(seconds: number, work: () => T): T {
    const { tokenLife } = this;
    this.tokenLife = seconds;
    const done = work();
    this.tokenLife = tokenLife;
    return done;
  }

  get state(): unknown {
    const now = this.options.now();
    const { access, refresh, codes, secrets, tokenLife } = this;
    return [access.state(now), refresh.state(now), [...codes], [...secrets], tokenLife];
  }

  revoke(request: HttpRequest, url: URL): replies.Reply {
    const text = url.searchParams.get('token') ?? new URLSearchParams(request.body).get('token') ?? '';
    for (const book of [this.access, this.refresh]) {
      const token = book.get(text);
      if (token !== undefined) book.delete(token);
    }
    return { status: 200, headers: {}, body: '' };
  }

  token(request: HttpRequest, url: URL): replies.Reply {
    if (request.method !== 'POST') return replies.oauthFailure(405, 'invalid_request', 'only POST is supported');
    if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
      return this.refused('invalid_request', 'Content-Type must be application/x-www-form-urlencoded');
    }
    const form = new URLSearchParams(request.body);
    if (url.search.length > 1) {
      if (this.options.settings.bodyParametersOnly) return replies.accessDenied();
      for (const [name, value] of url.searchParams) if (!form.has(name)) form.set(name, value);
    }
    const client = this.clients.get(form.get('client_id') ?? '');
    if (client === undefined || !this.isSecret(client, form.get('client_secret') ?? '')) return replies.accessDenied();
    const grantee = this.grant(client, form);
    return 'status' in grantee ? grantee : this.issue(client, grantee);
  }

  private grant(client: OAuthClient, form: URLSearchParams): Grantee | replies.Reply {
    const type = form.get('grant_type');
    switch (type) {
      case 'client_credentials': {
        if (!this.options.settings.clientCredentialsEnabled) return replies.accessDenied();
        const user = client.applicationUser;
        if (user === undefined) return this.refused('unauthorized_client', 'OAuth integration user not configured');
        const refreshable = this.options.settings.clientCredentialsRefreshToken;
        return this.isActive(user) ? { user, refreshable } : replies.accessDenied();
      }
      case 'password': {
        const user = form.get('username') ?? '';
        const isRight = this.options.passwords.get(user) === form.get('password') && this.isInteractive(user);
        if (this.options.settings.passwordGrantDisabled || !isRight) return replies.accessDenied();
        return { user, refreshable: true };
      }
      case 'refresh_token': {
        const token = this.refresh.get(form.get('refresh_token') ?? '');
        const isOurs = token?.clientId === client.clientId && token.expiresAt > this.options.now();
        return isOurs && this.isActive(token.user) ? { user: token.user, refreshable: true } : replies.accessDenied();
      }
      case 'authorization_code': {
        const text = form.get('code') ?? '';
        const code = this.codes.get(text);
        if (code?.clientId !== client.clientId || code.redirectUri !== form.get('redirect_uri')) {
          return replies.accessDenied();
        }
        this.codes.delete(text);
        return this.isActive(code.user) ? { user: code.user, refreshable: true } : replies.accessDenied();
      }
      case null:
        return this.refused('invalid_request', 'grant_type is missing');
      case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
        return this.refused('unsupported_grant_type', 'the sandbox has no JWT provider; use another grant');
      default:
        return this.refused('unsupported_grant_type', 'the grant type is not supported');
    }
  }

  private issue({ clientId }: OAuthClient, { user, refreshable }: Grantee): replies.Reply {
    const { newToken, settings } = this.options;
    const now = this.options.now();
    const access =
      this.access.current(clientId, user, now) ?? this.access.add(newToken(), clientId, user, now, this.tokenLife);
    const refresh = refreshable
      ? (this.refresh.current(clientId, user, now) ?? this.addRefreshToken(newToken(), clientId, user))
      : undefined;
    const seconds = Math.floor((access.expiresAt - now) / 1000);
    return replies.json(200, {
      access_token: access.text,
      ...(refresh && { refresh_token: refresh.text }),
      scope: settings.tokenScopes.join(' '),
      token_type: 'Bearer',
      ...(settings.expiresInForm === 'number' && { expires_in: seconds }),
      ...(settings.expiresInForm === 'text' && { expires_in: String(seconds) }),
    });
  }

  private addRefreshToken(text: string, clientId: string, user: string): Token {
    const { now, settings } = this.options;
    return this.refresh.add(text, clientId, user, now(), settings.refreshTokenSeconds);
  }

  private isSecret({ clientId }: OAuthClient, text: string): boolean {
    const secrets = this.secrets.get(clientId) ?? [];
    return secrets.some(
      (secret) => secret.text === text && (secret.until ?? Number.POSITIVE_INFINITY) > this.options.now(),
    );
  }

  private refused(error: string, description: string): replies.Reply {
    return replies.oauthFailure(this.options.settings.oauthErrorStatus, error, description);
  }

  private isActive(user: string): boolean {
    const row = this.userNamed(user);
    return row?.['active'] === 'true' && row['locked_out'] !== 'true';
  }

  private isInteractive(user: string): boolean {
    return this.isActive(user) && this.userNamed(user)?.['web_service_access_only'] !== 'true';
  }

  private userNamed(user: string): Row | undefined {
    const [row]: Row[] = [...(this.options.records.find('sys_user', 'user_name', user) ?? [])];
    return row;
  }
}
