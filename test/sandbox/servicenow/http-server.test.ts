import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/faults';
import { type ServiceNowServer, serve } from '../../../sandbox/servicenow/http-server';
import { client, instance } from './instance';

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
  return { server, serviceNow, create, clock };
}

describe('ServiceNow over HTTP', () => {
  it('answers as it does in process', async () => {
    const { create } = await served();
    const answer = await create();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toMatch(
      /^https:\/\/acme-dev\.service-now\.com\/api\/now\/table\/incident\//,
    );
    expect(await answer.json()).toMatchObject({ result: { number: 'INC0010001', short_description: 'Zürich ☎' } });
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

  it('lets its clock follow real time while nobody asks', async () => {
    const { clock } = await served();
    await new Promise<void>((happened) => clock.at(clock.now() + 1, happened));
  });
});
