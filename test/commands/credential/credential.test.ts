import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type PutOptions, type PutResult, putCredential, putText } from '../../../commands/credential/put-credential';
import { neededFor } from '../../../commands/permissions/needed';
import type { Org } from '../../../constructs/project/project';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { type LoopbackServer, listen } from '../../../sandbox/serve/loopback';
import { serve } from '../../../sandbox/serve/servicenow';
import { writeRules } from '../../../sandbox/write-rules';
import { client, instance } from '../../sandbox/servicenow/instance';
import { emptyRecord } from '../../support/empty-record';
import { exampleOrg } from '../../support/example-org';
import { root } from '../../support/root';
import { runIn } from '../../support/run-in';
import { type ServedPlatformOptions, servedPlatform } from '../../support/served-platform';
import { filesIn, orgText, workingFolder } from '../../support/working-folder';

const prod = exampleOrg('prod');
const canary = 'canary-5f1d';
const name = 'ServiceNow OAuth';
const ada = { user_name: 'ada', user_password: 'lovelace' };
const fields = { clientId: client.clientId, clientSecret: client.clientSecret };

const open: LoopbackServer[] = [];
const { stdin } = process;
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  for (const key of Object.keys(process.env)) if (key.startsWith('GENESYSCLOUD_')) delete process.env[key];
});

/** An address at which ServiceNow answers token requests. */
async function tokenEndpoint(): Promise<string> {
  const { serviceNow, clock } = instance({ users: [ada] });
  const server = await serve(serviceNow, clock, { maxDelayMs: 0 });
  open.push(server);
  return server.url;
}

/** An org that has these credentials. */
function orgWith(...credentials: readonly { readonly name: string; readonly type: string }[]): WrittenOrg {
  const records = credentials.map((credential, index) => ({ ...credential, id: `id-${index}`, fields: { old: 'x' } }));
  return new WrittenOrg({ ...emptyRecord, credentials: records }, writeRules());
}

async function put(
  options: ServedPlatformOptions & Partial<PutOptions> & { readonly of?: Org; readonly text?: string } = {},
) {
  const {
    of = prod,
    text = JSON.stringify(fields),
    verify = false,
    instance: at,
    wait = async () => {},
    ...served
  } = options;
  const platform = await servedPlatform(served);
  const { environment } = platform;
  const ended = putCredential(of, text, { verify, instance: at, environment, wait });
  const result = await ended.catch((error: Error) => error.message);
  return { ...platform, result, written: platform.org.record.credentials };
}

describe('credential put', () => {
  it('creates the credential that the org file names, of the type and with the fields that its strategy needs', async () => {
    const { result, written } = await put();
    expect(written).toMatchObject([{ name, type: 'userDefined', fields }]);
    expect(typeof result === 'object' && putText(result)).toBe(
      '"ServiceNow OAuth" (userDefined) was created in "Acme"; 2 fields; no secret was written anywhere else; ServiceNow was not asked for a token',
    );
    const platform = await put({ of: exampleOrg('prod', { auth: 'platform' }) });
    const loginUrl = 'https://acme.service-now.com/oauth_token.do';
    expect(platform.written).toMatchObject([{ name, type: 'userDefinedOAuth', fields: { ...fields, loginUrl } }]);
  });

  it('replaces all fields of the one of exactly that name', async () => {
    const org = orgWith({ name: 'servicenow oauth', type: 'userDefined' }, { name, type: 'userDefined' });
    const { result, written } = await put({ org });
    expect(result).toMatchObject({ done: 'replaced', fields: ['clientId', 'clientSecret'] });
    const shown = { ...(result as PutResult), organization: 'Acme Test', verified: true };
    expect(readFileSync(join(root, 'docs/preflight.md'), 'utf8')).toContain(putText(shown));
    expect(written.map((credential) => credential.fields)).toEqual([{ old: 'x' }, fields]);
  });

  it('refuses a credential of another type, and two of the name, and changes neither', async () => {
    const basic = await put({ org: orgWith({ name, type: 'basicAuth' }) });
    expect(basic.result).toMatch(
      /^\S+prod\.yaml: credential\.existing: "ServiceNow OAuth" is a credential of the type "basicAuth", and auth: chained needs userDefined; nothing was changed; .* write another name here/,
    );
    const two = await put({ org: orgWith({ name, type: 'userDefined' }, { name, type: 'userDefined' }) });
    expect(two.result).toMatch(
      /the org has 2 credentials of the name "ServiceNow OAuth" \("id-0", "id-1"\); nothing was changed/,
    );
    for (const { requests } of [basic, two]) expect(requests.filter((line) => /^P\w+ \/api/.test(line))).toEqual([]);
  });

  it('refuses an org whose credential Terraform makes', async () => {
    expect((await put({ of: exampleOrg('test') })).result).toMatch(
      /test\.yaml: credential\.managed: Terraform makes this credential/,
    );
  });

  it('asks ServiceNow for a token first, and changes nothing when it gives none', async () => {
    const asked = await put({ verify: true, instance: await tokenEndpoint() });
    expect(asked.result).toMatchObject({ done: 'created', verified: true });
    const text = JSON.stringify({ ...fields, clientSecret: canary });
    const wrong = await put({ verify: true, instance: await tokenEndpoint(), text });
    expect(wrong.result).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/oauth_token\.do: answered 401: server_error: access_denied; the secret is wrong, .*; nothing was changed: correct it, or leave the question out with --no-verify$/,
    );
    expect(wrong.result).not.toContain(canary);
    expect(wrong.requests).toEqual([]);
    const nowhere = await put({ verify: true, instance: 'http://127.0.0.1:1' });
    expect(nowhere.result).toMatch(
      /^http:\/\/127\.0\.0\.1:1\/oauth_token\.do: no answer \(.+\); nothing was changed: check servicenow\.instance and the network, /,
    );
  });

  it.each([429, 503])('says that ServiceNow has no time now: %d', async (status) => {
    const busy = await listen(0, (_, __, response) => void response.writeHead(status).end());
    open.push(busy);
    const { result, requests } = await put({ verify: true, instance: busy.url });
    expect(result).toMatch(
      new RegExp(`: answered ${status}, without a token; nothing was changed: run the command again later, or leave`),
    );
    expect(requests).toEqual([]);
  });

  it.each([
    ['view', orgWith()],
    ['add', orgWith()],
    ['edit', orgWith({ name, type: 'userDefined' })],
  ])('needs the permissions that are listed for it, such as integrations:integration:%s', async (action, org) => {
    const needed = neededFor('credential', []).map(({ permission }) => permission);
    const permissions = needed.filter((permission) => !permission.endsWith(`:${action}`));
    expect((await put({ org, permissions })).result).toMatch(
      new RegExp(`lacks the permission integrations:integration:${action}; give the role of the client the permission`),
    );
    expect((await put({ org, permissions: needed })).result).toMatchObject({ credential: name });
  });

  it('does not send a write again that may have been carried out, and says so', async () => {
    const write = 'POST /api/v2/integrations/credentials';
    const { result, requests } = await put({
      answer: (line) =>
        line === write ? Response.json({ message: `no ${fields.clientSecret}` }, { status: 503 }) : undefined,
    });
    expect(requests.filter((line) => line === write)).toHaveLength(1);
    expect(result).toMatch(
      /answered 503: no \*\*\*; run the command again later; whether this request was carried out is not known: look first$/,
    );
  });

  it.each([
    ['created', orgWith],
    ['replaced', () => orgWith({ name, type: 'userDefined' })],
  ] as const)('is %s as well when each request is held back, or refused for its token, once', async (done, org) => {
    for (const response of [
      () => Response.json({}, { status: 429, headers: { 'retry-after': '2' } }),
      () => Response.json({}, { status: 401 }),
    ]) {
      const seen = new Set<string>();
      const answer = (line: string) => {
        if (seen.has(line) || line === 'POST /oauth/token') return undefined;
        seen.add(line);
        return response();
      };
      const { result, written } = await put({ org: org(), answer });
      expect(result).toMatchObject({ done });
      expect(written).toMatchObject([{ name, fields }]);
      expect([...seen].filter((line) => /^(?:POST|PUT) /.test(line))).toHaveLength(1);
    }
  });
});

describe('fields of a credential', () => {
  it.each([
    ['not JSON', `clientSecret=${canary}`, 'not JSON'],
    ['a list', `["${canary}"]`, 'not an object'],
    [
      'other names',
      `{"client_id":"a","${canary}":"b"}`,
      '2 fields of another name, clientId is missing, clientSecret is missing',
    ],
    [
      'no text',
      `{"clientId":7,"clientSecret":"${canary}\\n"}`,
      'clientId is empty, not a text, or has blanks at an end, clientSecret is empty, not a text, or has blanks at an end',
    ],
    ['a further one', `{"clientId":"a","clientSecret":"${canary}","loginUrl":"b"}`, '1 field of another name'],
  ])('are refused: %s', async (_, text, problem) => {
    const { result, requests } = await put({ text });
    expect(result).toBe(`standard input: ${problem}; expected a JSON object with the texts clientId, clientSecret`);
    expect(requests).toEqual([]);
  });

  it('follow the grant', async () => {
    const of = { ...prod, credential: { existing: name, grant: 'password' } } as Org;
    expect((await put({ of })).result).toMatch(/username is missing, password is missing; /);
    const all = { ...fields, username: ada.user_name, password: ada.user_password };
    const given = await put({ of, text: JSON.stringify(all), verify: true, instance: await tokenEndpoint() });
    expect(given.result).toMatchObject({ fields: Object.keys(all), verified: true });
  });
});

/** Runs the command with this text on standard input. */
async function run(text: string | undefined, ...words: readonly string[]) {
  const input = Object.assign(Readable.from(text === undefined ? [] : [text]), { isTTY: text === undefined });
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  const folder = workingFolder({ prod: orgText('prod').replace('promotesFrom: test', '') });
  return { folder, ...(await runIn(folder, 'credential', ...words)) };
}

describe('the command', () => {
  it('writes the credential, says so, and leaves nothing behind', async () => {
    const { environment, org } = await servedPlatform();
    Object.assign(process.env, environment);
    const text = JSON.stringify({ clientId: 'id', clientSecret: canary });
    const { folder, ...ended } = await run(text, 'put', 'prod', '--no-verify', '--json');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toEqual({
      credential: name,
      type: 'userDefined',
      organization: 'Acme',
      done: 'created',
      fields: ['clientId', 'clientSecret'],
      verified: false,
    });
    expect(org.record.credentials).toMatchObject([{ fields: { clientSecret: canary } }]);
    expect(JSON.stringify(filesIn(folder))).not.toContain(canary);
  });

  it.each([
    ['JSON in place of the org', ['put', `{"clientSecret":"${canary}"}`]],
    ['JSON behind it', ['put', 'prod', `{"clientSecret":"${canary}"}`]],
    ['a pair', ['put', 'prod', `clientSecret=${canary}`]],
    ['an option with a value', ['put', 'prod', `--client-secret=${canary}`]],
    ['an option and a word', ['put', 'prod', '--fields', canary]],
    ['an option in front', ['--client-secret', canary, 'put', 'prod']],
    ['a value for an option that has none', ['put', 'prod', `--json=${canary}`]],
    ['another action', [canary, 'prod']],
    ['the option of other commands', ['put', 'prod', '--org', canary]],
  ])('refuses a secret on the command line and never repeats it: %s', async (_, words) => {
    const { code, stdout, stderr } = await run('{}', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^credential: the command line has other words than put, .*; replace a secret that was on the command line\n$/,
    );
    expect(stderr).not.toContain(canary);
  });

  it.each([
    [
      'a terminal',
      undefined,
      ['put', 'prod'],
      /^standard input: got a terminal; .*; pipe them in: printf '%s' "\$JSON" \| npm run credential -- put prod\n$/,
    ],
    ['nothing', ' \n', ['put', 'prod'], /^standard input: got nothing; expected the fields as one JSON object; pipe/],
    ['too much', 'x'.repeat(70_000), ['put', 'prod'], /^standard input: got more than 65536 bytes; /],
    ['an unknown org, which may be a secret', '{}', ['put', canary], /^<org>: no org has that name; expected prod\n$/],
    [
      'an address that is not https',
      '{}',
      ['put', 'prod', '--instance', `http://${canary}.example.com`],
      /^--instance: not accepted; expected an https origin/,
    ],
    ['no client', JSON.stringify(fields), ['put', 'prod', '--no-verify'], /^GENESYSCLOUD_OAUTHCLIENT_ID: not set; /],
  ])('says what to do about %s', async (_, text, words, message) => {
    const { code, stdout, stderr } = await run(text, ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(canary);
  });
});
