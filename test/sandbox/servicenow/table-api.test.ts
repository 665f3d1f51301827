import { describe, expect, it } from '@jest/globals';
import { instance, listPath, origin, parsed, reply } from './instance';

const incidents = '/api/now/table/incident';
const notFound = {
  error: { message: 'No Record found', detail: "Record doesn't exist or ACL restricts the record retrieval" },
  status: 'failure',
};

function withCaller() {
  const sandbox = instance({ users: [{ user_name: 'abel', name: 'Abel Tuter', phone: '+1 555 0100' }] });
  const caller = sandbox.serviceNow.records('sys_user').find((user) => user['user_name'] === 'abel') as {
    sys_id: string;
  };
  const create = (fields: Record<string, unknown> = {}) =>
    parsed(sandbox.send('POST', incidents, { short_description: 'No network', caller_id: caller.sys_id, ...fields }))
      .result;
  return { ...sandbox, caller: caller.sys_id, create };
}

describe('creating a record', () => {
  it('answers 201 with the record, all values as text, and where it is', () => {
    const { send } = instance();
    const outcome = send('POST', incidents, { short_description: 'No network', impact: 2, urgency: 1 });
    const { result } = parsed(outcome);
    expect(reply(outcome).status).toBe(201);
    expect(result).toMatchObject({
      number: 'INC0010001',
      short_description: 'No network',
      state: '1',
      active: 'true',
      priority: '2',
      sys_mod_count: '0',
      sys_created_on: '2026-01-05 09:00:00',
      sys_created_by: 'genesys.integration',
    });
    expect(reply(outcome).headers['location']).toBe(`${origin}/api/now/table/incident/${result.sys_id}`);
    expect(Object.values(result).every((value) => typeof value === 'string')).toBe(true);
  });

  it('takes 120 ms', () => {
    expect(reply(instance().send('POST', incidents, {})).afterMs).toBe(120);
  });

  it('makes two records of two requests with the same correlation id', () => {
    const { send, serviceNow } = instance();
    send('POST', incidents, { correlation_id: 'conversation-1' });
    send('POST', incidents, { correlation_id: 'conversation-1' });
    expect(serviceNow.records('incident').map((row) => row['number'])).toEqual(['INC0010001', 'INC0010002']);
  });

  it('ignores fields that do not exist and those that ServiceNow sets itself', () => {
    const { create } = withCaller();
    const result = create({
      colour: 'red',
      sys_mod_count: '9',
      sys_created_on: '1999-01-01 00:00:00',
      constructor: 'x',
    });
    expect(result).not.toHaveProperty('colour');
    expect(result).toMatchObject({ sys_mod_count: '0', sys_created_on: '2026-01-05 09:00:00' });
  });

  it('refuses a body that is no JSON object, or not called JSON', () => {
    const { send, serviceNow } = instance();
    expect(reply(send('POST', incidents, '{"short_description":')).status).toBe(400);
    expect(reply(send('POST', incidents, '["a"]')).status).toBe(400);
    expect(reply(send('POST', incidents, 'a=b', { 'content-type': 'text/plain' })).status).toBe(415);
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('takes labels and names for values when asked to', () => {
    const { send, caller } = withCaller();
    const path = `${incidents}?sysparm_input_display_value=true&sysparm_exclude_reference_link=true`;
    const { result } = parsed(send('POST', path, { state: 'In Progress', caller_id: 'Abel Tuter' }));
    expect(result).toMatchObject({ state: '2', caller_id: caller });
  });

  it('leaves the body out when asked to', () => {
    const outcome = reply(instance().send('POST', incidents, {}, { 'x-no-response-body': 'true' }));
    expect([outcome.status, outcome.body]).toEqual([201, '']);
  });
});

describe('reading one record', () => {
  it('answers a reference with its link, or as plain text when asked to', () => {
    const { create, send, caller } = withCaller();
    const { sys_id } = create();
    const link = `${origin}/api/now/table/sys_user/${caller}`;
    const read = (parameters: string) =>
      parsed(send('GET', `${incidents}/${sys_id}?sysparm_fields=caller_id,state,assigned_to&${parameters}`)).result;

    expect(read('')).toEqual({ caller_id: { link, value: caller }, state: '1', assigned_to: '' });
    expect(read('sysparm_exclude_reference_link=true')).toEqual({ caller_id: caller, state: '1', assigned_to: '' });
    expect(read('sysparm_display_value=true')).toEqual({
      caller_id: { display_value: 'Abel Tuter', link },
      state: 'New',
      assigned_to: '',
    });
    expect(read('sysparm_display_value=all')).toEqual({
      caller_id: { display_value: 'Abel Tuter', value: caller, link },
      state: { display_value: 'New', value: '1' },
      assigned_to: { display_value: '', value: '' },
    });
  });

  it('walks through references and ignores unknown names', () => {
    const { create, send } = withCaller();
    const { sys_id } = create();
    const fields = 'number,caller_id.name,caller_id.phone,assigned_to.name,colour,number.name,caller_id.colour';
    expect(parsed(send('GET', `${incidents}/${sys_id}?sysparm_fields=${fields}`)).result).toEqual({
      number: 'INC0010001',
      'caller_id.name': 'Abel Tuter',
      'caller_id.phone': '+1 555 0100',
      'assigned_to.name': '',
    });
  });

  it('answers 404 when there is none', () => {
    const outcome = instance().send('GET', `${incidents}/${'0'.repeat(32)}`);
    expect([reply(outcome).status, parsed(outcome)]).toEqual([404, notFound]);
  });

  it('finds an incident among the tasks too', () => {
    const { create, send } = withCaller();
    const { sys_id } = create();
    expect(parsed(send('GET', `/api/now/table/task/${sys_id}`)).result.sys_class_name).toBe('incident');
  });
});

describe('listing records', () => {
  it('answers pages with the total count and links to the pages around', () => {
    const { create, send } = withCaller();
    for (let i = 0; i < 5; i++) create();
    const path = listPath('incident', { sysparm_fields: 'number', sysparm_limit: '2', sysparm_offset: '2' });
    const outcome = reply(send('GET', path));
    expect(parsed(outcome).result).toEqual([{ number: 'INC0010003' }, { number: 'INC0010004' }]);
    expect(outcome.headers['x-total-count']).toBe('5');
    const links = (outcome.headers['link'] as string).split(',<');
    expect(links.map((link) => /offset=(\d).*rel="(\w+)"/.exec(link)?.slice(1))).toEqual([
      ['0', 'first'],
      ['0', 'prev'],
      ['4', 'next'],
      ['4', 'last'],
    ]);
  });

  it('leaves count and links out when asked to', () => {
    const { create, send } = withCaller();
    create();
    create();
    const parameters = { sysparm_limit: '1', sysparm_no_count: 'true', sysparm_suppress_pagination_header: 'true' };
    expect(Object.keys(reply(send('GET', listPath('incident', parameters))).headers)).toEqual(['content-type']);
  });

  it('answers an empty list with 200, and with 404 in version 1', () => {
    const { send } = instance();
    expect(parsed(send('GET', '/api/now/table/incident'))).toEqual({ result: [] });
    expect(parsed(send('GET', '/api/now/v2/table/incident'))).toEqual({ result: [] });
    expect(reply(send('GET', '/api/now/v1/table/incident')).status).toBe(404);
  });

  it('ignores a limit that is no number', () => {
    const { create, send } = withCaller();
    create();
    expect(parsed(send('GET', `${incidents}?sysparm_limit=many`)).result).toHaveLength(1);
  });

  it('finds what was changed since by its new values', () => {
    const { create, send } = withCaller();
    const { sys_id } = create({ correlation_id: 'before' });
    send('PATCH', `${incidents}/${sys_id}`, { correlation_id: 'after' });
    const found = (id: string) => parsed(send('GET', listPath('incident', { sysparm_query: `correlation_id=${id}` })));
    expect(found('before').result).toHaveLength(0);
    expect(found('AFTER').result).toHaveLength(1);
  });
});

describe('changing a record', () => {
  it.each(['PATCH', 'PUT'] as const)('changes what %s carries and counts the change', (method) => {
    const { create, send, wait } = withCaller();
    const { sys_id } = create();
    wait(61_000);
    const { result } = parsed(send(method, `${incidents}/${sys_id}`, { urgency: '1', impact: '1' }));
    expect(result).toMatchObject({
      short_description: 'No network',
      priority: '1',
      sys_mod_count: '1',
      sys_created_on: '2026-01-05 09:00:00',
      sys_updated_on: '2026-01-05 09:01:01',
    });
  });

  it('counts nothing when nothing differs', () => {
    const { create, send } = withCaller();
    const { sys_id } = create();
    const { result } = parsed(send('PATCH', `${incidents}/${sys_id}`, { short_description: 'No network' }));
    expect(result.sys_mod_count).toBe('0');
  });

  it('answers 404 when there is no such record, and 405 without a sys_id', () => {
    const { send } = instance();
    expect(reply(send('PATCH', `${incidents}/none`, { state: '2' })).status).toBe(404);
    expect(reply(send('PATCH', incidents, { state: '2' })).status).toBe(405);
    expect(reply(send('POST', `${incidents}/none`, {})).status).toBe(405);
  });
});

describe('deleting a record', () => {
  it('answers 204 without a body and leaves nothing to find', () => {
    const { create, send, serviceNow } = withCaller();
    const { sys_id } = create({ correlation_id: 'gone' });
    const outcome = reply(send('DELETE', `${incidents}/${sys_id}`));
    expect([outcome.status, outcome.body]).toEqual([204, '']);
    expect(parsed(send('GET', listPath('incident', { sysparm_query: 'correlation_id=gone' }))).result).toEqual([]);
    expect(serviceNow.records('task')).toEqual([]);
    expect(reply(send('DELETE', `${incidents}/${sys_id}`)).status).toBe(404);
  });
});

describe('access control', () => {
  const incident = ['incident'];

  it('hides records of an unreadable table: no rows, and 404 for one', () => {
    const { serviceNow, send } = instance({ settings: { unreadableTables: incident } });
    const { sys_id } = serviceNow.insert('incident', {});
    expect(parsed(send('GET', incidents)).result).toEqual([]);
    expect(reply(send('GET', `${incidents}/${sys_id}`)).status).toBe(404);
  });

  it('refuses writes to an unwritable table with 403', () => {
    const { send, serviceNow } = instance({ settings: { unwritableTables: incident } });
    const outcome = send('POST', incidents, {});
    expect(reply(outcome).status).toBe(403);
    expect(parsed(outcome).error.detail).toBe('ACL Exception Insert Failed due to security constraints');
    expect(serviceNow.records('incident')).toEqual([]);
    expect(reply(send('GET', incidents)).status).toBe(200);
  });

  it('refuses a denied table as an API', () => {
    const outcome = instance({ settings: { deniedTables: incident } }).send('GET', incidents);
    expect(reply(outcome).status).toBe(403);
    expect(parsed(outcome).error).toEqual({
      message: 'User Not Authorized',
      detail: 'Failed API level ACL Validation',
    });
  });

  it('leaves an unreadable field out of answers and out of queries, which then find other records', () => {
    const { send, serviceNow } = instance({ settings: { unreadableFields: { incident: ['correlation_id'] } } });
    serviceNow.insert('incident', { correlation_id: 'somebody else' });
    const fields = 'number,correlation_id';
    const path = listPath('incident', { sysparm_query: 'correlation_id=mine', sysparm_fields: fields });
    expect(parsed(send('GET', path)).result).toEqual([{ number: 'INC0010001' }]);
  });
});

describe('what is not there', () => {
  it.each([
    ['/api/now/table/u_nothing', 400, 'Invalid table u_nothing'],
    ['/api/now/tables/incident', 400, 'Requested URI does not represent any resource'],
    ['/api/now/v9/table/incident', 400, 'Requested URI does not represent any resource'],
    ['/api/now/table/incident/a/b', 400, 'Requested URI does not represent any resource'],
    ['/api/now/table/__proto__', 400, 'Invalid table __proto__'],
  ])('%s is answered with %i', (path, status, message) => {
    const outcome = instance().send('GET', path);
    expect([reply(outcome).status, parsed(outcome).error.message]).toEqual([status, message]);
  });

  it('answers no XML', () => {
    expect(reply(instance().send('GET', incidents, undefined, { accept: 'application/xml' })).status).toBe(406);
  });
});
