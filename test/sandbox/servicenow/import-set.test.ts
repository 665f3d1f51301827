import { describe, expect, it } from '@jest/globals';
import { apiRequest, instance, origin, parsed, reply } from './instance';

const path = '/api/now/import/u_genesys_incident';
const importSets = {
  u_genesys_incident: {
    target: 'incident',
    coalesce: 'correlation_id',
    map: { u_conversation: 'correlation_id', u_summary: 'short_description', u_state: 'state' },
  },
};
const row = { u_conversation: 'c1', u_summary: 'No network' };

describe('the Import Set API', () => {
  it('inserts a record and answers 201 with the result of the transform', () => {
    const { send, serviceNow } = instance({ settings: { importSets } });
    const outcome = send('POST', path, row);
    const [record] = serviceNow.records('incident');
    expect(reply(outcome).status).toBe(201);
    expect(parsed(outcome)).toEqual({
      import_set: 'ISET0010001',
      staging_table: 'u_genesys_incident',
      result: [
        {
          transform_map: 'u_genesys_incident',
          table: 'incident',
          display_name: 'number',
          display_value: 'INC0010001',
          record_link: `${origin}/api/now/table/incident/${record?.['sys_id']}`,
          status: 'inserted',
          sys_id: record?.['sys_id'],
        },
      ],
    });
    expect(record).toMatchObject({ correlation_id: 'c1', short_description: 'No network' });
  });

  it('finds a record by its coalesce column, and updates it, or ignores it when nothing differs', () => {
    const { send, serviceNow } = instance({ settings: { importSets } });
    const statuses = [row, row, { ...row, u_summary: 'Still no network' }].map(
      (sent) => parsed(send('POST', path, sent)).result[0].status,
    );
    expect(statuses).toEqual(['inserted', 'ignored', 'updated']);
    expect(serviceNow.records('incident')).toHaveLength(1);
  });

  it('creates one record for two requests that commit late at the same moment', () => {
    const { send, serviceNow, wait } = instance({
      settings: { importSets },
      faults: ({ method, path: asked }) =>
        method === 'POST' && asked === path ? { kind: 'timeout', commit: { lateMs: 5_000 } } : undefined,
    });
    send('POST', path, row);
    send('POST', path, row);
    wait(9_000);
    expect(serviceNow.records('incident')).toHaveLength(1);
  });

  it.each(['v1', 'v2'])('is also served at version %s', (version) => {
    const { send } = instance({ settings: { importSets } });
    const outcome = send('POST', `/api/now/${version}/import/u_genesys_incident`, row);
    expect([reply(outcome).status, parsed(outcome).result[0].status]).toEqual([201, 'inserted']);
  });

  it('numbers its import sets', () => {
    const { send } = instance({ settings: { importSets } });
    const numbers = [1, 2].map(() => parsed(send('POST', path, row)).import_set);
    expect(numbers).toEqual(['ISET0010001', 'ISET0010002']);
  });

  it('refuses a denied target, and a body that is not JSON', () => {
    const denied = instance({ settings: { importSets, deniedTables: ['incident'] } });
    expect(reply(denied.send('POST', path, row)).status).toBe(403);
    const { send, serviceNow } = instance({ settings: { importSets } });
    expect(reply(send('POST', path, '{"u_conversation":')).status).toBe(400);
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('inserts another record for an empty coalesce value', () => {
    const { send, serviceNow } = instance({ settings: { importSets } });
    send('POST', path, { ...row, u_conversation: '' });
    send('POST', path, { ...row, u_conversation: '' });
    expect(serviceNow.records('incident')).toHaveLength(2);
  });

  it('reports a refused record as an error row', () => {
    const { send, serviceNow } = instance({ settings: { importSets } });
    const [result] = parsed(send('POST', path, { ...row, u_state: '6' })).result;
    expect(result).toMatchObject({ status: 'error', error_message: expect.stringContaining('Resolution code') });
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('refuses unknown import set tables and other methods', () => {
    const { send } = instance({ settings: { importSets } });
    expect(reply(send('POST', '/api/now/import/incident', row)).status).toBe(400);
    expect(reply(send('GET', path)).status).toBe(405);
  });

  it('requires a token', () => {
    const { serviceNow } = instance({ settings: { importSets } });
    expect(reply(serviceNow.handle(apiRequest('POST', path, 'none', row))).status).toBe(401);
  });
});
