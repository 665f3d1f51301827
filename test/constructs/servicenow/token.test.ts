import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { customAuth } from '../../../constructs/servicenow/custom-auth';
import { flowGrant, grantFields } from '../../../constructs/servicenow/grants';
import { tokenUrl } from '../../../constructs/servicenow/instance-url';
import { tokenAction } from '../../../constructs/servicenow/token-action';
import { root } from '../../support/root';

const props = {
  instance: 'https://acme.service-now.com',
  tokenPath: '/oauth_token.do',
  grant: 'client_credentials',
  timeoutSeconds: 3,
} as const;

describe('the token action', () => {
  const action = tokenAction(props);

  it('posts the secrets of the credential as a form, and has no inputs', () => {
    expect(action.name).toBe('Refresh token');
    expect(action.inputs).toEqual({});
    expect(action.request).toEqual({
      method: 'POST',
      url: 'https://acme.service-now.com/oauth_token.do',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body:
        'grant_type=client_credentials' +
        '&client_id=$esc.uriEncode("${credentials.clientId}")' +
        '&client_secret=$esc.uriEncode("${credentials.clientSecret}")',
    });
  });

  it('has no default for the token, and a default for each other output', () => {
    expect(action.response).toEqual({
      values: {
        accessToken: '$.access_token',
        expiresIn: '$.expires_in',
        tokenType: '$.token_type',
        scope: '$.scope',
      },
      defaults: { expiresIn: '60', tokenType: '"Bearer"', scope: '""' },
      template:
        '{"accessToken": ${accessToken}, ' +
        '"expiresIn": "$esc.jsonEncode($expiresIn.replace($esc.quote, ""))", ' +
        '"tokenType": "$esc.jsonEncode($tokenType.replace($esc.quote, ""))", ' +
        '"scope": "$esc.jsonEncode($scope.replace($esc.quote, ""))"}',
    });
  });

  it.each([
    ['refresh_token', '&refresh_token=$esc.uriEncode("${credentials.refreshToken}")'],
    [
      'password',
      '&username=$esc.uriEncode("${credentials.username}")&password=$esc.uriEncode("${credentials.password}")',
    ],
  ] as const)('sends the parameters of grant %s', (grant, parameters) => {
    expect(tokenAction({ ...props, grant }).request.body).toBe(
      `grant_type=${grant}` +
        '&client_id=$esc.uriEncode("${credentials.clientId}")' +
        `&client_secret=$esc.uriEncode("\${credentials.clientSecret}")${parameters}`,
    );
  });

  it('reports every mistake in its URL', () => {
    expect(() => tokenAction({ ...props, instance: 'http://acme', tokenPath: 'oauth_token.do' })).toThrow(
      'servicenow instance: got "http://acme"; expected an https origin with nothing behind it, such as https://acme.service-now.com\n' +
        'servicenow tokenPath: got "oauth_token.do"; expected a path that starts with "/" and has no query, such as /oauth_token.do',
    );
  });
});

describe('a grant', () => {
  it.each([
    ['client_credentials', ['clientId', 'clientSecret']],
    ['refresh_token', ['clientId', 'clientSecret', 'refreshToken']],
    ['password', ['clientId', 'clientSecret', 'username', 'password']],
  ] as const)('%s needs these secrets', (grant, names) => {
    expect(grantFields(grant).map(({ name }) => name)).toEqual(names);
  });

  it.each(['client_credentials', 'refresh_token', 'password'] as const)(
    '%s reads exactly these fields of the credential, which a page names',
    (grant) => {
      const names = grantFields(grant).map(({ name }) => name);
      const read = (value: unknown) =>
        [...JSON.stringify(value).matchAll(/credentials\.(\w+)/g)].map(([, name]) => name);
      expect(read(tokenAction({ ...props, grant })).sort()).toEqual([...names].sort());
      expect(read(customAuth(grant)).sort()).toEqual([...names, 'loginUrl'].sort());
      const pages = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
      const texts = pages.map((file) => readFileSync(join(root, 'docs', file), 'utf8'));
      expect(texts.some((text) => names.every((name) => text.includes(`\`${name}\``)))).toBe(true);
    },
  );

  it('takes each secret from a Terraform variable', () => {
    const variables = (['refresh_token', 'password'] as const).flatMap((grant) =>
      grantFields(grant).map(({ variable }) => variable),
    );
    expect([...new Set(variables)]).toEqual([
      'servicenow_client_id',
      'servicenow_client_secret',
      'servicenow_refresh_token',
      'servicenow_username',
      'servicenow_password',
    ]);
  });

  it('authorization_code is used through its refresh token', () => {
    expect(flowGrant({ grant: 'authorization_code', refreshToken: true })).toBe('refresh_token');
    expect(flowGrant({ grant: 'password' })).toBe('password');
  });

  it('authorization_code without a refresh token is refused, since a flow has no browser', () => {
    expect(() => flowGrant({ grant: 'authorization_code' })).toThrow(
      'credential: grant authorization_code needs a refresh token, since a flow has no browser to sign in with; ' +
        'let a person sign in once, add refreshToken: true and supply the token as TF_VAR_servicenow_refresh_token, or use client_credentials',
    );
  });
});

describe('the custom auth action', () => {
  it('sends the same form to the login URL of the credential', () => {
    const { request } = customAuth('refresh_token');
    expect(request).toEqual({
      ...tokenAction({ ...props, grant: 'refresh_token' }).request,
      url: '${credentials.loginUrl}',
    });
  });

  it('keeps the answer as it came, so that operations can read authResponse.access_token', () => {
    expect(customAuth('password').response).toEqual({ values: {}, defaults: {}, template: '${rawResult}' });
  });

  it('signs in at the token endpoint of the instance', () => {
    expect(tokenUrl('https://acme.service-now.com', '/oauth_token.do')).toBe(
      'https://acme.service-now.com/oauth_token.do',
    );
  });
});
