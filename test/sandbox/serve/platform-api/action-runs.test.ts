import { afterEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../../sandbox/clock';
import { declaredRecord } from '../../../../sandbox/declared-record';
import { RunningOrg } from '../../../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import { readPlainJson } from '../../../../sandbox/genesys/template/json-text';
import { Sandbox, type SandboxOptions } from '../../../../sandbox/sandbox';
import { type LoopbackServer, largestBody } from '../../../../sandbox/serve/loopback';
import type { Executed } from '../../../../sandbox/serve/platform-api/action-runs';
import type { Refused } from '../../../../sandbox/serve/platform-api/platform-api';
import { serveApi } from '../../../../sandbox/serve/platform-api/serve-api';
import { writeRules } from '../../../../sandbox/write-rules';
import { exampleOrg } from '../../../support/example-org';
import { shipped } from '../../../support/shipped';

const published = shipped(exampleOrg('dev', { auth: 'platform' }));
const actions = published.org.dataActions;
const idOf = (name: string) => encodeURIComponent(actions.find((action) => action.name === name)?.id ?? '');
const atOnce = { latencyMs: 0, tokenLatencyMs: 0 };

const record = declaredRecord(published, { organization: 'Acme' });
const writtenOrg = () => new WrittenOrg(record, writeRules());

const open: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function served(options: SandboxOptions = {}) {
  const org = writtenOrg();
  const sandbox = new Sandbox(published, { serviceNow: atOnce, org: new RunningOrg(org), ...options });
  const executed: Executed[] = [];
  const refused: Refused[] = [];
  const server = await serveApi({
    host: sandbox,
    org,
    otherContentTypes: options.engine?.otherContentTypes,
    onExecuted: (one) => executed.push(one),
    onRefused: (one) => refused.push(one),
  });
  open.push(server);
  const ask = async (path: string, body: unknown = {}, method = 'POST') => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${server.url}${path}`, {
      method,
      ...(method === 'GET' ? { headers: token } : { headers: json, body: text }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const of = (name: string, kind: 'execute' | 'test' | 'execute?flatten=true') =>
    `/api/v2/integrations/actions/${idOf(name)}/${kind}`;
  return { org, sandbox, server, ask, of, executed, refused };
}

const token = { authorization: 'Bearer sandbox' };
const json = { ...token, 'content-type': 'application/json' };
const incident = { shortDescription: 'Zürich ☎', correlationId: 'c-1' };

describe('data actions over HTTP', () => {
  it('execute answers the outputs, and the record is in ServiceNow', async () => {
    const { ask, of, sandbox, executed } = await served();
    const { status, body } = await ask(of('Create incident', 'execute'), incident);
    expect([status, body['number']]).toEqual([200, 'INC0010001']);
    expect(sandbox.serviceNow.records('incident')[0]).toMatchObject({ short_description: 'Zürich ☎' });
    expect(executed).toEqual([{ action: 'Create incident', kind: 'execute', exit: 'success', tookMs: 0 }]);
  });

  it('execute answers nested outputs, or flattened ones, if asked to', async () => {
    const { ask, of } = await served();
    await ask(of('Create incident', 'execute'), incident);
    const nested = await ask(of('Find incident by correlation id', 'execute'), { correlationId: 'c-1' });
    const flat = await ask(of('Find incident by correlation id', 'execute?flatten=true'), { correlationId: 'c-1' });
    expect(Object.values(flat.body)).toContainEqual(['INC0010001']);
    expect(JSON.stringify(nested.body)).toContain('INC0010001');
  });

  it('answers members in the order of the outputs, whatever their names', async () => {
    const outputs = readPlainJson('{"30":{"b":1,"7":2},"7":3}') as Readonly<Record<string, unknown>>;
    const clock = new VirtualClock(0);
    // biome-ignore lint/correctness/useYield: an execution that takes no time
    const execute = function* () {
      return { exit: 'success', outputs } as const;
    };
    const server = await serveApi({ host: { clock, execute }, org: writtenOrg() });
    open.push(server);
    const path = `/api/v2/integrations/actions/${idOf('Create incident')}/execute`;
    const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers: json, body: '{}' });
    expect(await answer.text()).toBe('{"30":{"b":1,"7":2},"7":3}');
  });

  it('are listed, and found by their ids', async () => {
    const { ask } = await served();
    const path = '/api/v2/integrations/actions';
    const { status, body } = await ask(`${path}?pageSize=100`, {}, 'GET');
    expect([status, body['total']]).toEqual([200, actions.length]);
    const one = { id: idOf('Create incident'), name: 'Create incident', secure: false };
    expect(body['entities']).toContainEqual(expect.objectContaining(one));
    expect(await ask(`${path}/${one.id}`, {}, 'GET')).toMatchObject({ status: 200, body: one });
    expect(await ask(`${path}/none`, {}, 'GET')).toMatchObject({ status: 404 });
  });

  it.each([
    ['refuse', 'refused', 415],
    ['read, where that is set,', 'read', 200],
  ] as const)('%s a content type that is not JSON', async (_, otherContentTypes, expected) => {
    const { server, of } = await served({ engine: { otherContentTypes } });
    const url = `${server.url}${of('Create incident', 'execute')}`;
    const statusOf = async (type: string) =>
      (
        await fetch(url, {
          method: 'POST',
          headers: { ...token, 'content-type': type },
          body: JSON.stringify(incident),
        })
      ).status;
    expect(await statusOf('application/x-www-form-urlencoded')).toBe(expected);
    expect(await statusOf('application/json; charset=utf-8')).toBe(200);
  });

  it('test wraps the outputs, and shows the answer of ServiceNow', async () => {
    const { ask, of } = await served();
    const { status, body } = await ask(of('Create incident', 'test'), incident);
    expect({ status, body }).toMatchObject({ status: 200, body: { success: true } });
    const [operation] = body['operations'] as readonly { readonly result: string }[];
    expect(JSON.parse(operation?.result ?? '')).toMatchObject({ result: { number: 'INC0010001' } });
    expect(body['finalResult']).toMatchObject({ number: 'INC0010001' });
  });

  it('execute answers a failure with its status and error, and hides the answer of ServiceNow', async () => {
    const { ask, of } = await served({ serviceNow: { ...atOnce, unwritableTables: ['incident'] } });
    const { status, body } = await ask(of('Create incident', 'execute'), incident);
    expect(status).toBe(403);
    const hidden = { errorCode: 'FORBIDDEN', userMessage: expect.stringContaining('test mode') };
    expect(body).toMatchObject({ code: 'forbidden', status: 403, errors: [hidden] });
    expect(body['details']).toEqual([{ errorCode: 'ACTION.REMOTE_ENDPOINT' }]);
  });

  it('test answers 200 for a failure, and shows the answer of ServiceNow', async () => {
    const { ask, of } = await served({ serviceNow: { ...atOnce, unwritableTables: ['incident'] } });
    const { status, body } = await ask(of('Create incident', 'test'), incident);
    expect([status, body['success']]).toEqual([200, false]);
    expect(JSON.stringify(body['error'])).toContain('ACL');
  });

  it('sign in again after the credential of their integration has changed', async () => {
    const { ask, of, org } = await served();
    const statusOf = async () =>
      (await ask(of('Find incident by correlation id', 'execute'), { correlationId: 'c' })).status;
    expect(await statusOf()).toBe(200);
    const [credential] = org.record.credentials;
    const { id = '', name = '', type = '', fields = {} } = credential ?? {};
    org.credentials.change(id, { name, type, fields: { ...fields, clientSecret: 'wrong' } });
    expect(await statusOf()).toBe(400);
    org.credentials.change(id, { name, type, fields });
    expect(await statusOf()).toBe(200);
  });

  it('run as the org holds them at that moment', async () => {
    const { ask, of, org } = await served();
    for (const { id } of org.record.integrations) org.integrations.setState(id, 'DISABLED');
    const path = of('Find incident by correlation id', 'execute');
    expect((await ask(path, { correlationId: 'c' })).status).not.toBe(200);
    for (const { id } of org.record.actions) org.actions.remove(id);
    expect((await ask(path, { correlationId: 'c' })).status).toBe(404);
  });

  it('refuse inputs that break the contract', async () => {
    const { ask, of, executed } = await served();
    const { status, body } = await ask(of('Create incident', 'execute'), { correlationId: 'c-1' });
    expect([status, body['code']]).toEqual([400, 'bad.request']);
    expect(body['message']).toContain('shortDescription');
    const error = { status: 400, errorCode: 'BAD_REQUEST', userMessage: body['message'] };
    expect(executed).toMatchObject([{ action: 'Create incident', kind: 'execute', exit: 'failure', error }]);
  });

  it('report a failure without a status with the status that the caller gets', async () => {
    const serviceNow = { ...atOnce, unwritableTables: ['incident'] };
    const { ask, of, executed } = await served({ serviceNow, engine: { failureStatus: 'none' } });
    expect(await ask(of('Create incident', 'execute'), incident)).toMatchObject({
      status: 500,
      body: { code: 'internal.server.error' },
    });
    expect(executed).toMatchObject([{ exit: 'failure', error: { status: 500, errorCode: 'INTERNAL_SERVER_ERROR' } }]);
  });

  it.each([
    ['an unknown data action', '/api/v2/integrations/actions/none/execute', {}, 'POST', 404],
    ['an id that is no text', '/api/v2/integrations/actions/%ff/execute', {}, 'POST', 404],
    ['another resource', '/api/v2/users/me', {}, 'POST', 501],
    ['another method', `/api/v2/integrations/actions/${idOf('Create incident')}/test`, {}, 'GET', 501],
    ['a body that is no JSON', `/api/v2/integrations/actions/${idOf('Create incident')}/test`, '{', 'POST', 400],
    ['a body that is no object', `/api/v2/integrations/actions/${idOf('Create incident')}/test`, [], 'POST', 400],
    [
      'a body that is too large',
      `/api/v2/integrations/actions/${idOf('Create incident')}/test`,
      'a'.repeat(largestBody + 1),
      'POST',
      413,
    ],
  ])('refuse %s, and report it', async (_, path, body, method, status) => {
    const { ask, refused, executed } = await served();
    const answer = await ask(path, body, method);
    expect(answer).toMatchObject({ status, body: { status, contextId: '' } });
    expect(refused).toEqual([{ method, path, status, message: answer.body['message'] }]);
    expect(executed).toEqual([]);
  });

  it('answer 503 to open requests when they stop', async () => {
    const { ask, of, server, refused, executed, sandbox } = await served({ serviceNow: { latencyMs: 3_600_000 } });
    const path = of('Find incident by correlation id', 'execute');
    const answer = ask(path, { correlationId: 'c-1' });
    while (sandbox.serviceNow.requests.length === 0) await new Promise((tick) => setImmediate(tick));
    await server.close();
    expect(await answer).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
    expect(refused).toMatchObject([{ method: 'POST', path, status: 503 }]);
    expect(executed).toEqual([]);
  });

  it('report a port that is in use with one clear message', async () => {
    const { server, sandbox, org } = await served();
    const port = Number(new URL(server.url).port);
    await expect(serveApi({ host: sandbox, org, port })).rejects.toThrow(`cannot listen on port ${port}: `);
  });
});
