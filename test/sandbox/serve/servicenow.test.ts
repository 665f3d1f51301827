import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/faults';
import { type ServiceNowServer, serve } from '../../../sandbox/serve/servicenow';
import { client, instance } from '../servicenow/instance';

const open: ServiceNowServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function served(fault?: Fault) {
  const { serviceNow, clock } = instance({
    faults: ({ path }) => (path.startsWith('/api/') ? fault : undefined),
  });
  const server = await serve(serviceNow, clock, { maxDelayMs: 0 });
  open.push(server);
  const form = { grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret };
  const token = async () => {
    const answer = await fetch(`${server.url}/oauth_token.do`, { method: 'POST', body: new URLSearchParams(form) });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const create = async (signal: AbortSignal | null = null) =>
    fetch(`${server.url}/api/now/table/incident`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ short_description: 'Zürich ☎' }),
      signal,
    });
  const get = async (url: string) => fetch(url, { headers: { authorization: `Bearer ${await token()}` } });
  return { server, serviceNow, create, get, clock };
}

describe('ServiceNow over HTTP', () => {
  it('answers as it does in process', async () => {
    const { create } = await served();
    const answer = await create();
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ result: { number: 'INC0010001', short_description: 'Zürich ☎' } });
  });

  it('has links to itself, not to the instance', async () => {
    const { create, get, server, serviceNow } = await served();
    const caller = serviceNow.insert('sys_user', { user_name: 'ada.lovelace' });
    const before = serviceNow.insert('incident', { short_description: 'VPN', caller_id: caller['sys_id'] ?? '' });

    const location = (await create()).headers.get('location') ?? '';
    expect(location).toMatch(new RegExp(`^${server.url}/api/now/table/incident/[0-9a-f]{32}$`));
    expect(await (await get(location)).json()).toMatchObject({ result: { number: 'INC0010002' } });

    const page = await get(`${server.url}/api/now/table/incident?sysparm_limit=1`);
    const next = /<([^>]*)>;rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
    expect(next.startsWith(`${server.url}/`)).toBe(true);
    expect((await get(next)).status).toBe(200);
    expect(page.headers.get('link')).not.toContain(serviceNow.instance);

    const record = await get(`${server.url}/api/now/table/incident/${before['sys_id']}`);
    const { result } = (await record.json()) as { result: { caller_id: { link: string } } };
    expect(result.caller_id.link).toBe(`${server.url}/api/now/table/sys_user/${caller['sys_id']}`);
    expect(await (await get(result.caller_id.link)).json()).toMatchObject({ result: { user_name: 'ada.lovelace' } });
  });

  it('leaves the address of the instance in the texts of records', async () => {
    const { get, server, serviceNow } = await served();
    const text = `see ${serviceNow.instance}/x and "link":"${serviceNow.instance}/y"`;
    const { sys_id } = serviceNow.insert('incident', { short_description: text });
    const answer = await get(`${server.url}/api/now/table/incident/${sys_id}`);
    expect(await answer.json()).toMatchObject({ result: { short_description: text } });
  });

  it('breaks the connection for a reset', async () => {
    const { create, serviceNow } = await served({ kind: 'reset', afterMs: 300, commit: 'before' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(serviceNow.records('incident')).toHaveLength(1);
  });

  it('keeps a silent request open until it is closed', async () => {
    const { create, server, serviceNow } = await served({ kind: 'timeout', commit: 'before' });
    const answer = create();
    const failed = expect(answer).rejects.toThrow('fetch failed');
    while (serviceNow.records('incident').length === 0) await new Promise(setImmediate);
    await server.close();
    await failed;
  });

  it('refuses methods that ServiceNow does not have', async () => {
    const { server } = await served();
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(`${server.url}/api/now/table/incident`, { method: 'OPTIONS' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject).end();
    });
    expect(status).toBe(405);
  });

  it('follows real time even without requests', async () => {
    const { clock } = await served();
    await new Promise<void>((happened) => clock.at(clock.now() + 1, happened));
  });
});
