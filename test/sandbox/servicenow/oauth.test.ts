import { describe, expect, it } from '@jest/globals';
import { apiRequest, client, instance, origin, parsed, reply, tokenRequest } from './instance';

const ada = { user_name: 'ada', user_password: 'lovelace', name: 'Ada' };
const asAda = { grant_type: 'password', username: 'ada', password: 'lovelace' };
const denied = { error_description: 'access_denied', error: 'server_error' };

describe('the token endpoint', () => {
  it('issues a bearer token for half an hour', () => {
    const answer = parsed(instance().askToken());
    expect(answer).toEqual({
      access_token: expect.any(String),
      scope: 'useraccount',
      token_type: 'Bearer',
      expires_in: 1800,
    });
  });

  it('takes 80 ms', () => {
    expect(reply(instance().askToken()).afterMs).toBe(80);
  });

  it('issues the same token for a password, a code or a refresh token of the same user', () => {
    const { askToken, serviceNow } = instance({ users: [ada] });
    const first = parsed(askToken(asAda));
    const redirect_uri = 'https://app.test/callback';
    const code = serviceNow.issueCode({ clientId: 'genesys', user: 'ada', redirectUri: redirect_uri });
    const others = [
      askToken(asAda),
      askToken({ grant_type: 'refresh_token', refresh_token: first.refresh_token }),
      askToken({ grant_type: 'authorization_code', code, redirect_uri }),
    ];
    expect(others.map((other) => parsed(other).access_token)).toEqual(Array(3).fill(first.access_token));
  });

  it('issues the same token with the whole seconds that are left', () => {
    const { askToken, wait } = instance();
    const first = parsed(askToken());
    wait(1_788_001);
    const second = parsed(askToken());
    expect(second.access_token).toBe(first.access_token);
    expect(second.expires_in).toBe(11);
  });

  it('issues a new token when less than a second is left', () => {
    const { askToken, wait } = instance();
    const first = parsed(askToken());
    wait(1_799_000);
    expect(parsed(askToken())).toMatchObject({ access_token: first.access_token, expires_in: 1 });
    wait(1);
    const next = parsed(askToken());
    expect(next.access_token).not.toBe(first.access_token);
    expect(next.expires_in).toBe(1800);
  });

  it('is not found at /oauth/token', () => {
    const { serviceNow } = instance();
    const outcome = serviceNow.handle({ ...tokenRequest({}), url: `${origin}/oauth/token` });
    expect(reply(outcome).status).toBe(404);
  });

  it('accepts forms only', () => {
    const { serviceNow } = instance();
    const body = JSON.stringify({ grant_type: 'client_credentials', client_id: 'genesys' });
    const outcome = serviceNow.handle({ ...tokenRequest({}), headers: { 'content-type': 'application/json' }, body });
    expect([reply(outcome).status, parsed(outcome).error]).toEqual([400, 'invalid_request']);
    expect(reply(serviceNow.handle({ ...tokenRequest({}), method: 'GET' })).status).toBe(405);
  });

  it.each([
    ['a wrong secret', { client_secret: 'guess' }],
    ['an unknown client', { client_id: 'stranger' }],
    ['a wrong password', { ...asAda, password: 'byron' }],
    ['a missing password', { grant_type: 'password', username: 'genesys.integration' }],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'none' }],
    ['an unknown code', { grant_type: 'authorization_code', code: 'none', redirect_uri: 'https://x.test' }],
  ])('answers %s with server_error', (_, form) => {
    const outcome = instance({ users: [ada] }).askToken(form);
    expect(reply(outcome).status).toBe(401);
    expect(parsed(outcome)).toEqual(denied);
  });

  it('refuses client credentials while the property is off', () => {
    const outcome = instance({ settings: { clientCredentialsEnabled: false } }).askToken();
    expect([reply(outcome).status, parsed(outcome)]).toEqual([401, denied]);
  });

  it.each([400, 401] as const)(
    'reports a client without an application user, with the configured status %i',
    (status) => {
      const { clientId, clientSecret } = client;
      const clients = [{ clientId, clientSecret }];
      const outcome = instance({ clients, settings: { oauthErrorStatus: status } }).askToken();
      expect(reply(outcome).status).toBe(status);
      expect(parsed(outcome)).toEqual({
        error: 'unauthorized_client',
        error_description: 'OAuth integration user not configured',
      });
      expect(reply(instance({ clients }).askToken()).status).toBe(400);
    },
  );

  it('issues a refresh token for client credentials, too, if configured', () => {
    const { askToken } = instance({ settings: { clientCredentialsRefreshToken: true } });
    const { access_token, refresh_token } = parsed(askToken());
    expect(parsed(askToken({ grant_type: 'refresh_token', refresh_token })).access_token).toBe(access_token);
    expect(parsed(instance().askToken())).not.toHaveProperty('refresh_token');
  });

  it('reports the scopes of a token', () => {
    expect(parsed(instance({ settings: { tokenScopes: ['genesys', 'reports'] } }).askToken()).scope).toBe(
      'genesys reports',
    );
  });

  it('refuses parameters in the URL, unless the property allows them', () => {
    const url = `${origin}/oauth_token.do?grant_type=client_credentials`;
    const form = { client_id: client.clientId, client_secret: client.clientSecret };
    const strict = instance().serviceNow.handle({ ...tokenRequest(form), url });
    expect([reply(strict).status, parsed(strict)]).toEqual([401, denied]);
    const lenient = instance({ settings: { bodyParametersOnly: false } });
    expect(reply(lenient.serviceNow.handle({ ...tokenRequest(form), url })).status).toBe(200);
  });

  it('issues a refresh token for a password, which outlives the access token', () => {
    const { askToken, wait } = instance({ users: [ada] });
    const first = parsed(askToken(asAda));
    wait(1_800_000);
    const second = parsed(askToken({ grant_type: 'refresh_token', refresh_token: first.refresh_token }));
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.refresh_token).toBe(first.refresh_token);
  });

  it('refuses a refresh token after 100 days, or from another client', () => {
    const other = { clientId: 'other', clientSecret: 'other' };
    const { askToken, wait } = instance({ users: [ada], clients: [client, other] });
    const { refresh_token } = parsed(askToken(asAda));
    const refresh = { grant_type: 'refresh_token', refresh_token };
    expect(reply(askToken({ ...refresh, client_id: 'other', client_secret: 'other' })).status).toBe(401);
    wait(100 * 86_400_000 - 1);
    expect(reply(askToken(refresh)).status).toBe(200);
    wait(1);
    expect(reply(askToken(refresh)).status).toBe(401);
  });

  it('refuses passwords when that grant is disabled, and users who are locked out or inactive', () => {
    expect(reply(instance({ users: [ada], settings: { passwordGrantDisabled: true } }).askToken(asAda)).status).toBe(
      401,
    );
    expect(reply(instance({ users: [{ ...ada, locked_out: 'true' }] }).askToken(asAda)).status).toBe(401);
    expect(reply(instance({ users: [{ ...ada, active: 'false' }] }).askToken(asAda)).status).toBe(401);
  });

  it('refuses the password of a user for web services only, who may be an application user', () => {
    const { clientId, clientSecret } = client;
    const users = [{ ...ada, web_service_access_only: 'true' }];
    const { askToken } = instance({ users, clients: [{ clientId, clientSecret, applicationUser: 'ada' }] });
    expect(parsed(askToken(asAda))).toEqual(denied);
    expect(reply(askToken()).status).toBe(200);
  });

  it('refuses client credentials, refresh tokens and codes of a user who was locked out later', () => {
    const { askToken, serviceNow, send } = instance({ users: [ada] });
    const { refresh_token } = parsed(askToken(asAda));
    const redirect_uri = 'https://app.test/callback';
    const code = serviceNow.issueCode({ clientId: 'genesys', user: 'ada', redirectUri: redirect_uri });
    for (const user of serviceNow.records('sys_user')) {
      send('PATCH', `/api/now/table/sys_user/${user['sys_id']}`, { locked_out: true });
    }
    expect(parsed(askToken({ grant_type: 'refresh_token', refresh_token }))).toEqual(denied);
    expect(parsed(askToken({ grant_type: 'authorization_code', code, redirect_uri }))).toEqual(denied);
    expect(parsed(askToken())).toEqual(denied);
  });

  it('exchanges a code once, for the redirect address that it was issued for', () => {
    const { askToken, serviceNow } = instance({ users: [ada] });
    const redirect_uri = 'https://app.test/callback';
    const code = serviceNow.issueCode({ clientId: 'genesys', user: 'ada', redirectUri: redirect_uri });
    const exchange = { grant_type: 'authorization_code', code };
    expect(reply(askToken({ ...exchange, redirect_uri: 'https://evil.test' })).status).toBe(401);
    expect(parsed(askToken({ ...exchange, redirect_uri }))).toHaveProperty('refresh_token');
    expect(reply(askToken({ ...exchange, redirect_uri })).status).toBe(401);
  });

  it('refuses each unsupported grant by its name', () => {
    const jwt = instance().askToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' });
    expect([reply(jwt).status, parsed(jwt).error]).toEqual([400, 'unsupported_grant_type']);
    expect(parsed(jwt).error_description).toBe('the sandbox has no JWT provider; use another grant');
    expect(parsed(instance().askToken({ grant_type: 'telepathy' })).error).toBe('unsupported_grant_type');
    expect(parsed(instance().askToken({ grant_type: '' })).error).toBe('unsupported_grant_type');
  });

  it('writes expires_in as text, or not at all, if configured', () => {
    expect(parsed(instance({ settings: { expiresInForm: 'text' } }).askToken()).expires_in).toBe('1800');
    expect(parsed(instance({ settings: { expiresInForm: 'absent' } }).askToken())).not.toHaveProperty('expires_in');
  });
});

describe('an access token', () => {
  const list = (token: string) => apiRequest('GET', '/api/now/table/incident', token);

  it('works until the moment it expires, then gets the documented refusal', () => {
    const { serviceNow, bearer, wait } = instance({ settings: { accessTokenSeconds: 12 } });
    const token = bearer();
    wait(11_999);
    expect(reply(serviceNow.handle(list(token))).status).toBe(200);
    wait(1);
    const outcome = serviceNow.handle(list(token));
    expect(reply(outcome).status).toBe(401);
    expect(parsed(outcome)).toEqual({
      error: { message: 'User Not Authenticated', detail: 'Required to provide Auth information' },
      status: 'failure',
    });
  });

  it('is replaced after an administrator has revoked it', () => {
    const { serviceNow, bearer } = instance();
    const token = bearer();
    serviceNow.revokeTokens();
    expect(reply(serviceNow.handle(list(token))).status).toBe(401);
    expect(bearer()).not.toBe(token);
  });

  it('does not work after it was sent to the revocation endpoint', () => {
    const { serviceNow, bearer } = instance();
    const token = bearer();
    const url = `${origin}/oauth_revoke_token.do?token=${token}`;
    expect(reply(serviceNow.handle({ method: 'GET', url, headers: {}, body: '' })).status).toBe(200);
    expect(reply(serviceNow.handle(list(token))).status).toBe(401);
  });

  it('still works after its refresh token was sent to the revocation endpoint, also as a form', () => {
    const { serviceNow, askToken } = instance({ users: [ada] });
    const { access_token, refresh_token } = parsed(askToken(asAda));
    const url = `${origin}/oauth_revoke_token.do`;
    const revoked = serviceNow.handle({ ...tokenRequest({ token: refresh_token }), url });
    expect(reply(revoked).status).toBe(200);
    expect(parsed(askToken({ grant_type: 'refresh_token', refresh_token }))).toEqual(denied);
    expect(reply(serviceNow.handle(list(access_token))).status).toBe(200);
  });

  it('can be made to expire before its expires_in, never after it', () => {
    const { serviceNow, bearer, askToken, wait } = instance();
    const token = bearer();
    serviceNow.expireTokensIn(5_000);
    serviceNow.expireTokensIn(9_000);
    expect(parsed(askToken()).expires_in).toBe(5);
    wait(5_000);
    expect(reply(serviceNow.handle(list(token))).status).toBe(401);
  });

  it('has a new lifetime after the administrator has changed it', () => {
    const { serviceNow, askToken } = instance();
    serviceNow.tokenLife = 30;
    expect(parsed(askToken()).expires_in).toBe(30);
  });

  it('does not work while its user is inactive', () => {
    const { serviceNow, bearer, send } = instance();
    const token = bearer();
    const [user] = serviceNow.records('sys_user');
    send('PATCH', `/api/now/table/sys_user/${user?.['sys_id']}`, { active: false });
    expect(reply(serviceNow.handle(list(token))).status).toBe(401);
  });
});

describe('a rotated secret', () => {
  it('is accepted during the overlap, and not after it', () => {
    const { serviceNow, askToken, wait } = instance();
    serviceNow.rotateSecret('genesys', 'new', { overlapMs: 1_000 });
    expect(reply(askToken()).status).toBe(200);
    expect(reply(askToken({ client_secret: 'new' })).status).toBe(200);
    wait(1_000);
    expect(reply(askToken()).status).toBe(401);
    expect(reply(askToken({ client_secret: 'new' })).status).toBe(200);
  });

  it('is refused at once without an overlap', () => {
    const { serviceNow, askToken } = instance();
    serviceNow.rotateSecret('genesys', 'new');
    expect(reply(askToken()).status).toBe(401);
  });

  it('keeps its own overlap if the next rotation has a longer one, and loses it if that has none', () => {
    const { serviceNow, askToken, wait } = instance();
    const status = (client_secret: string) => reply(askToken({ client_secret })).status;
    serviceNow.rotateSecret('genesys', 'second', { overlapMs: 1_000 });
    serviceNow.rotateSecret('genesys', 'third', { overlapMs: 5_000 });
    expect([client.clientSecret, 'second', 'third'].map(status)).toEqual([200, 200, 200]);
    wait(1_000);
    expect([client.clientSecret, 'second', 'third'].map(status)).toEqual([401, 200, 200]);
    serviceNow.rotateSecret('genesys', 'fourth');
    expect(['second', 'third', 'fourth'].map(status)).toEqual([401, 401, 200]);
  });

  it('does not invalidate tokens that were issued before', () => {
    const { serviceNow, send } = instance();
    send('GET', '/api/now/table/incident');
    serviceNow.rotateSecret('genesys', 'new');
    expect(reply(send('GET', '/api/now/table/incident')).status).toBe(200);
  });
});
