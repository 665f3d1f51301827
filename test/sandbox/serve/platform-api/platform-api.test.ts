import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../../../input/user-error';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import { servedClient } from '../../../../sandbox/serve/platform-api/clients';
import type { Refused } from '../../../../sandbox/serve/platform-api/platform-api';
import { writeRules } from '../../../../sandbox/write-rules';
import { apiCaller } from '../../../support/api-caller';
import { emptyRecord } from '../../../support/empty-record';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const signIn = (headers: Readonly<Record<string, string>>, body = 'grant_type=client_credentials') => ({
  method: 'POST',
  headers: { ...form, ...headers },
  body,
});
const ours = signIn(basic(servedClient.id, servedClient.secret));

describe('signing in', () => {
  it('gives a token to a client with a Basic header, or with fields of the form', async () => {
    const { send } = apiCaller();
    const { status, body } = await send('/oauth/token', ours);
    expect([status, body]).toEqual([200, expect.objectContaining({ token_type: 'bearer', expires_in: 86_399 })]);
    const headers = { authorization: `Bearer ${body.access_token}` };
    expect(await send('/api/v2/organizations/me', { headers })).toMatchObject({ status: 200, body: { name: 'Acme' } });
    const { id, secret } = servedClient;
    const fields = `grant_type=client_credentials&client_id=${id}&client_secret=${secret}`;
    expect(await send('/oauth/token', signIn({}, fields))).toMatchObject({ status: 200 });
  });

  it('refuses another secret, and another grant', async () => {
    const { send } = apiCaller();
    const wrong = await send('/oauth/token', signIn(basic(servedClient.id, 'wrong')));
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: 'invalid_client', error_description: expect.any(String) },
    });
    const password = await send(
      '/oauth/token',
      signIn(basic(servedClient.id, servedClient.secret), 'grant_type=password'),
    );
    expect(password).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  });

  it('refuses too many sign-ins of a minute, and says how long to wait', async () => {
    let now = 0;
    const { send } = apiCaller({ settings: { signInsPerMinute: 1 }, now: () => now });
    expect((await send('/oauth/token', ours)).status).toBe(200);
    now = 20_000;
    const refused = await send('/oauth/token', ours);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    now = 60_000;
    expect((await send('/oauth/token', ours)).status).toBe(200);
  });
});

describe('the platform API', () => {
  it('refuses a request without a token, with a wrong one and with one that has expired', async () => {
    let now = 0;
    const { send } = apiCaller({ now: () => now });
    const path = '/api/v2/organizations/me';
    const code = 'authentication.required';
    expect(await send(path)).toMatchObject({ status: 401, body: { status: 401, code, details: [], errors: [] } });
    expect(await send(path, { headers: { authorization: 'Bearer other' } })).toMatchObject({ status: 401 });
    const { body } = await send('/oauth/token', ours);
    const headers = { authorization: `Bearer ${body.access_token}` };
    now = 86_398_000;
    expect(await send(path, { headers })).toMatchObject({ status: 200 });
    now = 86_399_000;
    expect(await send(path, { headers })).toMatchObject({ status: 401 });
  });

  it('refuses more than 300 requests of a token in a minute', async () => {
    const { call } = apiCaller({ now: () => 0 });
    for (let count = 0; count < 300; count++) expect((await call('GET', '/organizations/me')).status).toBe(200);
    const refused = await call('GET', '/organizations/me');
    expect([refused.status, refused.headers.get('retry-after'), refused.body.code]).toEqual([
      429,
      '60',
      'too.many.requests',
    ]);
  });

  it('lets a client do what its permissions allow, and tells it which they are', async () => {
    const { call } = apiCaller({ clients: [{ ...servedClient, permissions: ['routing:queue:view'] }] });
    expect((await call('GET', '/routing/queues')).status).toBe(200);
    const { body } = await call('GET', '/authorization/subjects/me');
    const policies = [{ domain: 'routing', entityName: 'queue', actions: ['view'] }];
    expect(body).toMatchObject({ id: servedClient.id, grants: [{ role: { policies } }] });
  });

  it('answers 501 to what it does not serve, and reports it', async () => {
    const refused: Refused[] = [];
    const { call } = apiCaller({ onRefused: (one) => refused.push(one) });
    const { status, body } = await call('PUT', '/routing/queues?x=1');
    expect([status, body.message]).toEqual([501, 'the sandbox does not serve PUT /api/v2/routing/queues']);
    expect(refused).toEqual([
      { method: 'PUT', path: '/api/v2/routing/queues?x=1', status: 501, message: body.message },
    ]);
  });

  it('answers 501 to a write that cannot be saved, and reports it', async () => {
    const refused: Refused[] = [];
    const org = new WrittenOrg(emptyRecord, writeRules(), () => {
      throw new UserError([{ file: 'org.json', problem: 'cannot be written' }]);
    });
    const { call } = apiCaller({ org, onRefused: (one) => refused.push(one) });
    const { status, body } = await call('POST', '/integrations', { integrationType: { id: 'custom-rest-actions' } });
    expect([status, body.message]).toEqual([501, 'org.json: cannot be written']);
    expect(refused).toMatchObject([{ method: 'POST', status: 501, message: body.message }]);
  });

  it('answers 501 to what it cannot answer by a mistake of its own, and reports it', async () => {
    const refused: Refused[] = [];
    const org = new WrittenOrg(emptyRecord, writeRules(), () => {
      throw new TypeError('x is not a function');
    });
    const { call } = apiCaller({ org, onRefused: (one) => refused.push(one) });
    const { status, body } = await call('POST', '/integrations', { integrationType: { id: 'custom-rest-actions' } });
    expect([status, body.message]).toEqual([501, expect.stringContaining('x is not a function')]);
    expect(refused).toMatchObject([{ method: 'POST', status: 501, message: body.message }]);
  });

  it('has what the provider reads when it starts', async () => {
    const { call } = apiCaller();
    expect((await call('GET', '/organizations/me')).body).toMatchObject({ defaultCountryCode: expect.any(String) });
    const { total, entities } = (await call('GET', '/authorization/products')).body;
    expect([total, entities]).toEqual([1, [{ id: expect.any(String) }]]);
  });
});

describe('queues and divisions', () => {
  it('are listed page by page, and found by name and id', async () => {
    const { call } = apiCaller();
    const queue = { id: 'queue-id', name: 'Support' };
    const page = { pageNumber: 1, pageCount: 1, total: 1 };
    expect((await call('GET', '/routing/queues?hasPeer=false')).body).toMatchObject({ ...page, entities: [queue] });
    expect((await call('GET', '/routing/queues?hasPeer=true')).body).toMatchObject({ total: 0, entities: [] });
    expect((await call('GET', '/routing/queues?pageNumber=2')).body).toMatchObject({ total: 1, entities: [] });
    expect((await call('GET', '/routing/queues?name=Other')).body.entities).toEqual([]);
    expect((await call('GET', '/routing/queues/queue-id')).body).toMatchObject(queue);
    expect((await call('GET', '/routing/queues/none')).status).toBe(404);
    expect((await call('GET', '/routing/queues?pageSize=0')).body.message).toMatch(/pageSize is "0"/);
    expect((await call('GET', '/authorization/divisions')).body.entities).toMatchObject([{ name: 'Home' }]);
  });
});
