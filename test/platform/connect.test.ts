import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { connect } from '../../platform/connect';
import { type ServedPlatformOptions, servedPlatform } from '../support/served-platform';
import { temporaryFolder } from '../support/temporary-folder';

const org = {
  file: 'orgs/test.yaml',
  genesys: { region: 'eu-central-1', division: 'Home', organization: 'Acme' },
} as const;

/** Signs in, and records the waits in milliseconds. */
async function connected(options: ServedPlatformOptions = {}, environment: Readonly<Record<string, string>> = {}) {
  const waits: number[] = [];
  const served = await servedPlatform(options);
  const platform = await connect(org, {
    environment: { ...served.environment, ...environment },
    wait: async (ms) => void waits.push(ms),
  });
  return { ...served, platform, waits };
}

/** Answers in turn, the first to the first request of this line. */
function inTurn(wanted: string, ...answers: readonly (Response | undefined)[]) {
  let next = 0;
  return (line: string) => (line === wanted ? answers[next++]?.clone() : undefined);
}

const listing = 'GET /api/v2/integrations/credentials/listing';
const busy = (seconds: string) => new Response('{}', { status: 429, headers: { 'retry-after': seconds } });
const expired = Response.json({ message: 'expired' }, { status: 401 });
const broken = new Response('<html>secret page</html>', { status: 503 });

describe('connecting to an org', () => {
  it('signs in through the gateway, and says which organization answers', async () => {
    const { platform } = await connected();
    expect(platform.signedIn).toMatchObject({ clientId: 'sandbox-client', organization: { name: 'Acme' } });
  });

  it('names every variable that is missing or wrong', async () => {
    const environment = {
      GENESYSCLOUD_REGION: 'us-east-1',
      GENESYSCLOUD_OAUTHCLIENT_ID: ' ',
      GENESYSCLOUD_GATEWAY_HOST: 'http://127.0.0.1',
      GENESYSCLOUD_GATEWAY_PORT: '80800',
    };
    await expect(connect(org, { environment })).rejects.toThrow(
      [
        'GENESYSCLOUD_OAUTHCLIENT_ID: not set; expected the id of an OAuth client of the org; export it, and run the command again',
        'GENESYSCLOUD_OAUTHCLIENT_SECRET: not set; expected the secret of that client; export it, and run the command again',
        'GENESYSCLOUD_REGION: got "us-east-1"; expected eu-central-1, the genesys.region of orgs/test.yaml; unset it, or change the file',
        'GENESYSCLOUD_GATEWAY_HOST: got "http://127.0.0.1"; expected a host alone, such as 127.0.0.1',
        'GENESYSCLOUD_GATEWAY_PORT: got "80800"; expected a whole number, 1 to 65535',
      ].join('\n'),
    );
    await expect(connect(org, { environment: { GENESYSCLOUD_GATEWAY_PORT: '80' } })).rejects.toThrow(
      /GENESYSCLOUD_GATEWAY_PORT: set without GENESYSCLOUD_GATEWAY_HOST/,
    );
  });

  it('says which organization answered when the client is one of another', async () => {
    const { environment } = await servedPlatform();
    const other = { ...org, genesys: { ...org.genesys, organization: 'Acme Test' } };
    await expect(connect(other, { environment })).rejects.toThrow(
      'GENESYSCLOUD_OAUTHCLIENT_ID: got a client of "Acme" (id "organization-id"); expected a client of "Acme Test", the genesys.organization of orgs/test.yaml; export the client of that org',
    );
  });

  it('says which host refused the client, and never shows its secret', async () => {
    const secret = 'canary-of-the-client';
    const repeating = Response.json({ error: 'invalid_client', error_description: `not ${secret}` }, { status: 400 });
    const refused = connected(
      { answer: inTurn('POST /oauth/token', repeating) },
      { GENESYSCLOUD_OAUTHCLIENT_SECRET: secret },
    );
    await expect(refused).rejects.toThrow(
      /^127\.0\.0\.1:\d+, POST \/oauth\/token: answered 400: invalid_client: not \*\*\*; check GENESYSCLOUD_OAUTHCLIENT_ID, /,
    );
  });

  it.each([
    ['a form', (secret: string) => new URLSearchParams({ client_secret: secret }).toString()],
    ['an address', (secret: string) => encodeURIComponent(secret)],
    ['JSON', (secret: string) => JSON.stringify({ secret })],
  ])('never shows its secret as it is spelt in %s', async (_, spelt) => {
    const secret = 'canary+of the/"client"';
    const repeating = Response.json({ error: 'invalid_client', error_description: spelt(secret) }, { status: 400 });
    const refused = connected(
      { answer: inTurn('POST /oauth/token', repeating) },
      { GENESYSCLOUD_OAUTHCLIENT_SECRET: secret },
    );
    await expect(refused).rejects.toThrow(/answered 400: invalid_client: [^;]*\*\*\*/);
    await expect(refused).rejects.not.toThrow(/canary/);
  });

  it('says which host answered without a token, such as a proxy', async () => {
    const page = new Response('<html>Welcome', { headers: { 'content-type': 'text/html' } });
    await expect(connected({ answer: inTurn('POST /oauth/token', page) })).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:\d+: answered the sign-in without a token; check what answers there$/,
    );
  });

  it('says which host did not answer', async () => {
    const { environment } = await servedPlatform();
    const nowhere = { ...environment, GENESYSCLOUD_GATEWAY_PORT: '1' };
    const waits: number[] = [];
    await expect(connect(org, { environment: nowhere, wait: async (ms) => void waits.push(ms) })).rejects.toThrow(
      /^127\.0\.0\.1:1, POST \/oauth\/token: no answer \(ECONNREFUSED\); check the network/,
    );
    expect(waits).toEqual([1000, 2000]);
  });

  it('does not read the settings of the SDK in the home folder, which could lead to another org or to a log', async () => {
    const home = temporaryFolder();
    const settings = join(home, '.genesyscloudjavascript');
    mkdirSync(settings);
    const log = join(home, 'sdk.log');
    writeFileSync(
      join(settings, 'config'),
      `[logging]\nlog_level = trace\nlog_file_path = ${log}\n[gateway]\nhost = elsewhere\n`,
    );
    const homedir = jest.spyOn(os, 'homedir').mockReturnValue(home);
    await connected();
    expect(os.homedir()).toBe(home);
    homedir.mockRestore();
    expect(existsSync(log)).toBe(false);
  });
});

it('names the line that installs the SDK where it is missing', async () => {
  jest.doMock('purecloud-platform-client-v2', () => {
    throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
  });
  await jest.isolateModulesAsync(async () => {
    const { connect: fresh } = require('../../platform/connect') as typeof import('../../platform/connect.js');
    const environment = { GENESYSCLOUD_OAUTHCLIENT_ID: 'a', GENESYSCLOUD_OAUTHCLIENT_SECRET: 'b' };
    await expect(fresh(org, { environment })).rejects.toThrow(
      /; run: npm install --save-dev purecloud-platform-client-v2$/,
    );
  });
  jest.dontMock('purecloud-platform-client-v2');
});

describe('a request to an org', () => {
  it('waits as long as the platform asks for, then goes on', async () => {
    const { platform, waits } = await connected({ answer: inTurn(listing, busy('17'), busy('3')) });
    expect(await platform.credentials()).toEqual([]);
    expect(waits).toEqual([17_000, 3000]);
  });

  it('waits neither longer than a minute, nor longer than three in all', async () => {
    const { platform, waits } = await connected({ answer: inTurn(listing, busy('61')) });
    await expect(platform.credentials()).rejects.toThrow(
      /GET \/api\/v2\/integrations\/credentials\/listing: answered 429; it asks for a longer wait than this command takes/,
    );
    expect(waits).toEqual([]);
    const often = await connected({ answer: inTurn(listing, ...Array.from({ length: 9 }, () => busy('59'))) });
    await expect(often.platform.credentials()).rejects.toThrow(/answered 429/);
    expect(often.waits).toEqual([59_000, 59_000, 59_000]);
  });

  it('ends when the platform asks to send it again at once, time after time', async () => {
    const atOnce = Array.from({ length: 20 }, () => busy('0'));
    const { platform, waits } = await connected({ answer: inTurn(listing, ...atOnce) });
    await expect(platform.credentials()).rejects.toThrow(/answered 429/);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000]);
  });

  it('signs in once more when the token is no longer valid', async () => {
    const { platform, requests } = await connected({ answer: inTurn(listing, expired) });
    expect(await platform.credentials()).toEqual([]);
    expect(requests.filter((line) => line === 'POST /oauth/token')).toHaveLength(2);
    const twice = await connected({ answer: inTurn(listing, expired, expired) });
    await expect(twice.platform.credentials()).rejects.toThrow(
      /answered 401: expired; the client signed in again, without success/,
    );
  });

  it('is repeated after a 5xx when it is a read', async () => {
    const { platform, waits } = await connected({ answer: inTurn(listing, broken, broken) });
    expect(await platform.credentials()).toEqual([]);
    expect(waits).toEqual([1000, 2000]);
    const thrice = await connected({ answer: inTurn(listing, broken, broken, broken) });
    await expect(thrice.platform.credentials()).rejects.toThrow(/answered 503; run the command again later$/);
  });

  it('that is refused shows what the platform says on one line, with its correlation id', async () => {
    const message = 'no \u001b[31mpermission\u202e\nfor `x` @all';
    const headers = { 'inin-correlation-id': 'abc-1' };
    const { platform } = await connected({
      answer: inTurn(listing, Response.json({ message }, { status: 403, headers })),
    });
    await expect(platform.credentials()).rejects.toThrow(
      'answered 403: no \\u{1b}[31mpermission\\u{202e}\\u{a}for `x` @all (correlation id abc-1); give the role',
    );
  });
});
