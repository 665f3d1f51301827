import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../../input/mistake';
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

describe('a table', () => {
  const tables = [
    'incident',
    'sys_user',
    'customer_contact',
    'csm_consumer',
    'sn_customerservice_case',
    'sc_req_item',
    'interaction',
    'task',
  ];

  it.each(tables)('%s is served without a version and at versions 1 and 2', (table) => {
    const { send } = instance();
    for (const api of ['/api/now/table', '/api/now/v1/table', '/api/now/v2/table']) {
      const { sys_id } = parsed(send('POST', `${api}/${table}`, {})).result;
      const one = `${api}/${table}/${sys_id}?sysparm_fields=sys_id`;
      expect(parsed(send('GET', one))).toEqual({ result: { sys_id } });
      expect(parsed(send('PATCH', one, {}))).toEqual({ result: { sys_id } });
      const query = new URLSearchParams({ sysparm_query: `sys_id=${sys_id}`, sysparm_fields: 'sys_id' });
      expect(parsed(send('GET', `${api}/${table}?${query}`))).toEqual({ result: [{ sys_id }] });
      expect(reply(send('DELETE', `${api}/${table}/${sys_id}`)).status).toBe(204);
      expect(reply(send('GET', one)).status).toBe(404);
    }
  });

  it('has people with the telephone numbers of their kind', () => {
    const { send } = instance();
    const phones = { business_phone: '1', home_phone: '2', mobile_phone: '3', phone: '4' };
    const written = (table: string) => parsed(send('POST', `/api/now/table/${table}`, phones)).result;
    expect(written('csm_consumer')).toMatchObject({ business_phone: '1', home_phone: '2', mobile_phone: '3' });
    expect(written('csm_consumer')).not.toHaveProperty('phone');
    expect(written('customer_contact')).toMatchObject({ phone: '4', home_phone: '2', mobile_phone: '3', account: '' });
    expect(written('sys_user')).toMatchObject({ phone: '4', home_phone: '2', mobile_phone: '3', employee_number: '' });
  });
});

describe('creating a record', () => {
  it('answers 201 with the record, all values as text, and its location', () => {
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

  it('creates two records for two requests with the same correlation id', () => {
    const { send, serviceNow } = instance();
    send('POST', incidents, { correlation_id: 'conversation-1' });
    send('POST', incidents, { correlation_id: 'conversation-1' });
    expect(serviceNow.records('incident').map((row) => row['number'])).toEqual(['INC0010001', 'INC0010002']);
  });

  it('ignores unknown fields and those that ServiceNow sets itself', () => {
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

  it('refuses a body that is not a JSON object, or whose type is not JSON', () => {
    const { send, serviceNow } = instance();
    expect(reply(send('POST', incidents, '{"short_description":')).status).toBe(400);
    expect(reply(send('POST', incidents, '["a"]')).status).toBe(400);
    expect(reply(send('POST', incidents, 'a=b', { 'content-type': 'text/plain' })).status).toBe(415);
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it.each([
    ['one', [{ short_description: 'a' }], []],
    [
      'two',
      [{ short_description: 'a' }, { short_description: 'b' }],
      [
        'table incident: got a list of 2 records in a body; ServiceNow works on the first and ignores the others in silence; send one request for each',
      ],
    ],
  ])('works on the first record of a list of %s, in POST, PUT and PATCH', (_, body, findings) => {
    const { send, serviceNow } = instance();
    const created = send('POST', `${incidents}?sysparm_fields=short_description`, body);
    expect([reply(created).status, parsed(created)]).toEqual([201, { result: { short_description: 'a' } }]);
    const [row] = serviceNow.records('incident');
    for (const method of ['PUT', 'PATCH'] as const) {
      const changed = [{ short_description: method }, ...body.slice(1)];
      const outcome = send(method, `${incidents}/${row?.['sys_id']}?sysparm_fields=short_description`, changed);
      expect([reply(outcome).status, parsed(outcome)]).toEqual([200, { result: { short_description: method } }]);
    }
    expect(serviceNow.records('incident')).toHaveLength(1);
    expect(serviceNow.ignored.map(mistakeText)).toEqual(findings);
  });

  it.each(['[]', '[[{}]]', '["a", {}]', '[null]'])('refuses the list %s, which starts with no record', (body) => {
    const { send, serviceNow } = instance();
    expect(reply(send('POST', incidents, body)).status).toBe(400);
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('accepts labels and names as values, if asked to', () => {
    const { send, caller } = withCaller();
    const path = `${incidents}?sysparm_input_display_value=true&sysparm_exclude_reference_link=true`;
    const { result } = parsed(send('POST', path, { state: 'In Progress', caller_id: 'Abel Tuter' }));
    expect(result).toMatchObject({ state: '2', caller_id: caller });
  });

  it('omits the body, if asked to, also for a change', () => {
    const { send, serviceNow } = instance();
    const silent = { 'x-no-response-body': 'true' };
    const created = reply(send('POST', incidents, {}, silent));
    expect([created.status, created.body]).toEqual([201, '']);
    const path = new URL(created.headers['location'] as string).pathname;
    const changed = reply(send('PATCH', path, { short_description: 'x' }, silent));
    expect([changed.status, changed.body]).toEqual([200, '']);
    expect(serviceNow.records('incident')).toMatchObject([{ short_description: 'x' }]);
  });
});

describe('reading one record', () => {
  it('answers a reference with its link, or as plain text, if asked to', () => {
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

  it('follows references and ignores unknown names', () => {
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

  it('answers 404 for an unknown record', () => {
    const outcome = instance().send('GET', `${incidents}/${'0'.repeat(32)}`);
    expect([reply(outcome).status, parsed(outcome)]).toEqual([404, notFound]);
  });

  it('finds an incident among the tasks, too', () => {
    const { create, send } = withCaller();
    const { sys_id } = create();
    expect(parsed(send('GET', `/api/now/table/task/${sys_id}`)).result.sys_class_name).toBe('incident');
  });
});

describe('listing records', () => {
  it('answers pages with the total count and links to neighbouring pages', () => {
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

  it('omits count and links, if asked to', () => {
    const { create, send } = withCaller();
    create();
    create();
    const parameters = { sysparm_limit: '1', sysparm_no_count: 'true', sysparm_suppress_pagination_header: 'true' };
    expect(Object.keys(reply(send('GET', listPath('incident', parameters))).headers)).toEqual(['content-type']);
  });

  it('has no links if one page contains everything', () => {
    const { create, send } = withCaller();
    create();
    expect(reply(send('GET', incidents)).headers).toEqual({
      'content-type': 'application/json;charset=UTF-8',
      'x-total-count': '1',
    });
  });

  it('keeps the other parameters in its links', () => {
    const { create, send } = withCaller();
    create();
    create();
    const parameters = { sysparm_query: 'state=1^ORDERBYnumber', sysparm_fields: 'number', sysparm_limit: '1' };
    const next = /<([^>]*)>;rel="next"/.exec(
      reply(send('GET', listPath('incident', parameters))).headers['link'] ?? '',
    );
    const { origin: host, pathname, search } = new URL(next?.[1] as string);
    expect(host).toBe(origin);
    expect(parsed(send('GET', pathname + search)).result).toEqual([{ number: 'INC0010002' }]);
  });

  it('accepts a view beside fields, which take precedence, and parameters of domains and query categories', () => {
    const { create, send } = withCaller();
    create();
    const parameters = {
      sysparm_fields: 'number',
      sysparm_view: 'mobile',
      sysparm_query_no_domain: 'true',
      sysparm_query_category: 'list',
    };
    expect(parsed(send('GET', listPath('incident', parameters)))).toEqual({ result: [{ number: 'INC0010001' }] });
  });

  it('answers an empty list with 200, and with 404 in version 1', () => {
    const { send } = instance();
    expect(parsed(send('GET', '/api/now/table/incident'))).toEqual({ result: [] });
    expect(parsed(send('GET', '/api/now/v2/table/incident'))).toEqual({ result: [] });
    expect(reply(send('GET', '/api/now/v1/table/incident')).status).toBe(404);
  });

  it('ignores a limit that is not a number', () => {
    const { create, send } = withCaller();
    create();
    expect(parsed(send('GET', `${incidents}?sysparm_limit=many`)).result).toHaveLength(1);
  });

  it('finds a changed record by its new values', () => {
    const { create, send } = withCaller();
    const { sys_id } = create({ correlation_id: 'before' });
    send('PATCH', `${incidents}/${sys_id}`, { correlation_id: 'after' });
    const found = (id: string) => parsed(send('GET', listPath('incident', { sysparm_query: `correlation_id=${id}` })));
    expect(found('before').result).toHaveLength(0);
    expect(found('AFTER').result).toHaveLength(1);
  });
});

describe('changing a record', () => {
  it.each(['PATCH', 'PUT'] as const)('writes the fields of a %s and counts the change', (method) => {
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

  it('counts no change when nothing differs', () => {
    const { create, send } = withCaller();
    const { sys_id } = create();
    const { result } = parsed(send('PATCH', `${incidents}/${sys_id}`, { short_description: 'No network' }));
    expect(result.sys_mod_count).toBe('0');
  });

  it('answers 404 for an unknown record, and 405 without a sys_id', () => {
    const { send } = instance();
    expect(reply(send('PATCH', `${incidents}/none`, { state: '2' })).status).toBe(404);
    expect(reply(send('PATCH', incidents, { state: '2' })).status).toBe(405);
    expect(reply(send('POST', `${incidents}/none`, {})).status).toBe(405);
  });
});

describe('deleting a record', () => {
  it('answers 204 without a body, and the record is gone', () => {
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

  it.each([{ unreadableTables: incident }, { unreadableRecords: { incident: 'active=true' } }])(
    'hides records with %j: no rows, and 404 for one, whatever is done to it',
    (settings) => {
      const { serviceNow, send } = instance({ settings });
      const { sys_id } = serviceNow.insert('incident', {});
      expect(parsed(send('GET', incidents)).result).toEqual([]);
      for (const method of ['GET', 'PATCH', 'PUT', 'DELETE'] as const) {
        const outcome = send(method, `${incidents}/${sys_id}`, method === 'GET' ? undefined : { urgency: '1' });
        expect([reply(outcome).status, parsed(outcome)]).toEqual([404, notFound]);
      }
      expect(serviceNow.records('incident')).toMatchObject([{ urgency: '3' }]);
    },
  );

  it('applies the limit before it hides records, and so returns fewer than exist', () => {
    const { serviceNow, send } = instance({ settings: { unreadableRecords: { task: 'urgency=1' } } });
    for (const urgency of ['1', '1', '2', '1', '2']) serviceNow.insert('incident', { urgency });
    const page = (sysparm_offset: string) => {
      const parameters = { sysparm_limit: '2', sysparm_offset, sysparm_fields: 'number' };
      const outcome = reply(send('GET', listPath('incident', parameters)));
      return [parsed(outcome).result.map(({ number }: { number: string }) => number), outcome.headers['x-total-count']];
    };
    expect([page('0'), page('2'), page('4')]).toEqual([
      [[], '5'],
      [['INC0010003'], '5'],
      [['INC0010005'], '5'],
    ]);
  });

  it('hides a record of an extending table in the table that it extends', () => {
    const { serviceNow, send } = instance({ settings: { unreadableRecords: { incident: 'urgency=1' } } });
    serviceNow.insert('incident', { urgency: '1' });
    serviceNow.insert('sc_req_item', { urgency: '1' });
    expect(parsed(send('GET', '/api/now/table/task?sysparm_fields=number')).result).toEqual([
      { number: 'RITM0010001' },
    ]);
  });

  it.each([[incident], [['*']]])('refuses writes to an unwritable table with 403: %j', (unwritableTables) => {
    const { send, serviceNow } = instance({ settings: { unwritableTables } });
    const { sys_id } = serviceNow.insert('incident', {});
    const refusals = (['POST', 'PATCH', 'PUT', 'DELETE'] as const).map((method) => {
      const outcome = send(method, method === 'POST' ? incidents : `${incidents}/${sys_id}`, { urgency: '1' });
      return [reply(outcome).status, parsed(outcome).error.detail];
    });
    expect(refusals).toEqual(
      ['Insert', 'Update', 'Update', 'Delete'].map((verb) => [
        403,
        `ACL Exception ${verb} Failed due to security constraints`,
      ]),
    );
    expect(serviceNow.records('incident')).toMatchObject([{ urgency: '3' }]);
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

  it('omits an unreadable field from answers and from queries, which then find other records', () => {
    const { send, serviceNow } = instance({ settings: { unreadableFields: { incident: ['correlation_id'] } } });
    serviceNow.insert('incident', { correlation_id: 'somebody else' });
    const fields = 'number,correlation_id';
    const path = listPath('incident', { sysparm_query: 'correlation_id=mine', sysparm_fields: fields });
    expect(parsed(send('GET', path)).result).toEqual([{ number: 'INC0010001' }]);
  });
});

describe('an auth scope', () => {
  const missing = (scope: string) => ({
    error: { message: 'User Not Authorized', detail: `Missing required api access scope: ${scope}` },
    status: 'failure',
  });
  const importSets = { u_rows: { target: 'incident', map: {} } };

  it('that an API requires and a token does not have gives 403, and nothing is written', () => {
    const settings = { tokenScopes: ['reports'], apiScopes: { table: ['genesys'] }, importSets };
    const { send, serviceNow } = instance({ settings });
    const outcome = send('POST', incidents, {});
    expect([reply(outcome).status, parsed(outcome)]).toEqual([403, missing('genesys')]);
    expect(serviceNow.records('incident')).toEqual([]);
    expect(reply(send('POST', '/api/now/import/u_rows', {})).status).toBe(201);
  });

  it('is required by each API separately', () => {
    const settings = { tokenScopes: [], apiScopes: { import: ['loader'] }, importSets };
    const { send } = instance({ settings });
    expect(parsed(send('POST', '/api/now/import/u_rows', {}))).toEqual(missing('loader'));
    expect(reply(send('GET', incidents)).status).toBe(200);
  });

  it.each([[['useraccount']], [['reports', 'genesys']]])('is satisfied by a token with %j', (tokenScopes) => {
    const { send } = instance({ settings: { tokenScopes, apiScopes: { table: ['genesys', 'phone'] } } });
    expect(reply(send('GET', incidents)).status).toBe(200);
  });
});

describe('a request that the sandbox does not simulate', () => {
  it.each([
    ['the API at /api/now/attachment', 'POST', '/api/now/attachment/file?table_name=incident'],
    ['the API at /api/now/stats', 'GET', '/api/now/stats/incident'],
    ['the API at /api/now/v1/batch', 'POST', '/api/now/v1/batch'],
    ['the API at /api/now/openframe', 'POST', '/api/now/openframe/voice-interaction'],
    ['the API at /api/now/import', 'POST', '/api/now/import/u_rows/insertMultiple'],
    ['the API at /api/sn_customerservice', 'POST', '/api/sn_customerservice/case'],
    ['the parameter active as a filter; write it into sysparm_query', 'GET', `${incidents}?active=true`],
    ['the fields of the view mobile; name them in sysparm_fields', 'POST', `${incidents}?sysparm_view=mobile`],
  ] as const)('(%s) gets 501 and changes nothing', (what, method, path) => {
    const { send, serviceNow } = instance();
    const outcome = send(method, path, method === 'POST' ? {} : undefined);
    expect([reply(outcome).status, parsed(outcome).error]).toEqual([
      501,
      { message: 'Not simulated', detail: `the sandbox does not know ${what}` },
    ]);
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('includes a method that a header overrides', () => {
    const { send, serviceNow } = instance();
    const { sys_id } = serviceNow.insert('incident', {});
    const outcome = send('PATCH', `${incidents}/${sys_id}`, { urgency: '1' }, { 'x-http-method-override': 'GET' });
    expect(reply(outcome).status).toBe(501);
    expect(serviceNow.records('incident')).toMatchObject([{ urgency: '3' }]);
  });
});

describe('an address that does not exist', () => {
  it.each([
    ['/api/now/table/u_nothing', 400, 'Invalid table u_nothing'],
    ['/api/now/tables/incident', 400, 'Requested URI does not represent any resource'],
    ['/api/now/v9/table/incident', 400, 'Requested URI does not represent any resource'],
    ['/api/now/table/incident/a/b', 400, 'Requested URI does not represent any resource'],
    ['/api/now/table/__proto__', 400, 'Invalid table __proto__'],
  ])('(%s) gets %i', (path, status, message) => {
    const outcome = instance().send('GET', path);
    expect([reply(outcome).status, parsed(outcome).error.message]).toEqual([status, message]);
  });

  it('does not answer XML', () => {
    expect(reply(instance().send('GET', incidents, undefined, { accept: 'application/xml' })).status).toBe(406);
  });
});
