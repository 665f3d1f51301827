import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instance, parsed, reply } from './instance';

describe('numbers', () => {
  it.each([
    ['incident', 'INC0010001', 'INC0010002'],
    ['sn_customerservice_case', 'CS0001001', 'CS0001002'],
    ['sc_req_item', 'RITM0010001', 'RITM0010002'],
    ['interaction', 'IMS0000001', 'IMS0000002'],
    ['task', 'TASK0010001', 'TASK0010002'],
    ['csm_consumer', 'CSMR0000001', 'CSMR0000002'],
  ])('of %s begin with %s', (table, first, second) => {
    const { serviceNow } = instance();
    expect(serviceNow.insert(table, {})['number']).toBe(first);
    expect(serviceNow.insert(table, {})['number']).toBe(second);
  });
});

describe('the choices of a state', () => {
  it.each([
    ['incident', { '1': 'New', '2': 'In Progress', '3': 'On Hold', '6': 'Resolved', '7': 'Closed', '8': 'Canceled' }],
    ['sn_customerservice_case', { '1': 'New', '10': 'Open', '18': 'Awaiting Info', '6': 'Resolved', '3': 'Closed' }],
  ])('of %s are those of the base system', (table, labels) => {
    const { serviceNow, send } = instance({ settings: { closePolicy: false } });
    for (const [state, label] of Object.entries(labels)) {
      const { sys_id } = serviceNow.insert(table, { state });
      const path = `/api/now/table/${table}/${sys_id}?sysparm_fields=state&sysparm_display_value=all`;
      expect(parsed(send('GET', path)).result.state).toEqual({ value: state, display_value: label });
    }
  });
});

describe('the priority of an incident', () => {
  it.each([
    ['1', '1', '1'],
    ['1', '2', '2'],
    ['1', '3', '3'],
    ['2', '1', '2'],
    ['2', '2', '3'],
    ['2', '3', '4'],
    ['3', '1', '3'],
    ['3', '2', '4'],
    ['3', '3', '5'],
  ])('with impact %s and urgency %s is %s, also if another one was sent', (impact, urgency, priority) => {
    const { serviceNow } = instance();
    expect(serviceNow.insert('incident', { impact, urgency, priority: '5' })['priority']).toBe(priority);
  });

  it('is 5 without both', () => {
    expect(instance().serviceNow.insert('incident', {})['priority']).toBe('5');
  });
});

describe('columns', () => {
  it.each([
    ['short_description', 160],
    ['correlation_id', 100],
    ['description', 4000],
  ])('%s keeps %i characters', (column, length) => {
    const row = instance().serviceNow.insert('incident', { [column]: 'x'.repeat(length + 1) });
    expect(row[column]).toBe('x'.repeat(length));
  });

  it('never cut a character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '😀'), minLength: 150, maxLength: 170 }), (text) => {
        const kept = instance().serviceNow.insert('incident', { short_description: text })['short_description'];
        expect(kept).toBe(Array.from(text).slice(0, 160).join(''));
      }),
      { numRuns: 30 },
    );
  });

  it('do not store a choice that is not in their list', () => {
    const { serviceNow, send } = instance();
    const { sys_id } = serviceNow.insert('incident', { state: '2', contact_type: 'phone' });
    const outcome = send('PATCH', `/api/now/table/incident/${sys_id}`, { state: '42', contact_type: 'pigeon' });
    expect(reply(outcome).status).toBe(200);
    expect(parsed(outcome).result).toMatchObject({ state: '2', contact_type: 'phone', sys_mod_count: '0' });
  });

  it('keep the value of a choice for an empty one, and empty a text or a reference', () => {
    const { serviceNow, send } = instance();
    const { sys_id: caller } = serviceNow.insert('sys_user', { user_name: 'ada' });
    const { sys_id } = serviceNow.insert('incident', { urgency: '2', category: 'network', caller_id: caller ?? '' });
    const emptied = { urgency: '', category: '', caller_id: null };
    expect(parsed(send('PATCH', `/api/now/table/incident/${sys_id}`, emptied)).result).toMatchObject({
      urgency: '2',
      category: '',
      caller_id: '',
    });
    expect(parsed(send('POST', '/api/now/table/incident', { state: '' })).result.state).toBe('1');
  });

  it('can be added for an instance', () => {
    const { serviceNow } = instance({ settings: { customColumns: { interaction: ['u_conversation'] } } });
    expect(serviceNow.insert('interaction', { u_conversation: 'c1' })['u_conversation']).toBe('c1');
  });
});

describe('journal fields', () => {
  it('append, read as empty, and show as text with the newest first', () => {
    const { serviceNow, send, wait } = instance();
    const { sys_id } = serviceNow.insert('incident', { work_notes: 'first' });
    wait(1_000);
    const path = `/api/now/table/incident/${sys_id}?sysparm_fields=work_notes,comments,sys_mod_count`;
    const changed = parsed(send('PATCH', path, { work_notes: 'second' })).result;
    expect(changed).toEqual({ work_notes: '', comments: '', sys_mod_count: '1' });
    expect(parsed(send('GET', `${path}&sysparm_display_value=true`)).result.work_notes).toBe(
      '2026-01-05 09:00:01 - genesys.integration (Work notes)\nsecond\n\n' +
        '2026-01-05 09:00:00 - system (Work notes)\nfirst\n\n',
    );
    expect(serviceNow.records('sys_journal_field').map((entry) => [entry['element_id'], entry['value']])).toEqual([
      [sys_id, 'first'],
      [sys_id, 'second'],
    ]);
  });

  it('get a second entry if the same note is sent twice', () => {
    const { serviceNow, send } = instance();
    const { sys_id } = serviceNow.insert('incident', {});
    for (let i = 0; i < 2; i++) send('PATCH', `/api/now/table/incident/${sys_id}`, { comments: 'same' });
    expect(serviceNow.records('sys_journal_field')).toHaveLength(2);
  });
});

describe('resolving an incident', () => {
  const resolution = { close_code: 'Solution provided', close_notes: 'Cable plugged in' };

  function resolve(fields: Record<string, string>, closePolicy = true) {
    const { serviceNow, send } = instance({ settings: { closePolicy } });
    const { sys_id } = serviceNow.insert('incident', {});
    const outcome = send('PATCH', `/api/now/table/incident/${sys_id}`, fields);
    return { outcome, row: serviceNow.records('incident')[0] };
  }

  it.each(['6', '7'])('to state %s requires a code and notes', (state) => {
    const { outcome, row } = resolve({ state });
    expect(reply(outcome).status).toBe(403);
    expect(parsed(outcome).error.detail).toBe(
      'Data Policy Exception: The following fields are mandatory: Resolution code, Resolution notes',
    );
    expect(row?.['state']).toBe('1');
    expect(resolve({ state, ...resolution }).row).toMatchObject({ state, ...resolution });
  });

  it('names the missing field', () => {
    expect(parsed(resolve({ state: '6', close_notes: 'done' }).outcome).error.detail).toMatch(/: Resolution code$/);
  });

  it('accepts an unknown code and does not store it', () => {
    const { outcome, row } = resolve({ ...resolution, state: '6', close_code: 'Solved (Permanently)' });
    expect(reply(outcome).status).toBe(200);
    expect(row).toMatchObject({ state: '6', close_code: '' });
  });

  it('keeps a resolved incident active and a closed one not', () => {
    expect(resolve({ state: '6', ...resolution }).row).toMatchObject({
      active: 'true',
      resolved_at: '2026-01-05 09:00:00',
    });
    expect(resolve({ state: '7', ...resolution }).row).toMatchObject({
      active: 'false',
      closed_at: '2026-01-05 09:00:00',
    });
  });

  it('requires nothing without the policy, or for a cancelled incident', () => {
    expect(reply(resolve({ state: '6' }, false).outcome).status).toBe(200);
    expect(reply(resolve({ state: '8' }).outcome).status).toBe(200);
  });
});

describe('tables that extend others', () => {
  it('show their records in those tables, too', () => {
    const { serviceNow } = instance();
    serviceNow.insert('incident', {});
    serviceNow.insert('sn_customerservice_case', {});
    serviceNow.insert('customer_contact', { first_name: 'Ada', last_name: 'Byron' });
    expect(serviceNow.records('task').map((row) => row['sys_class_name'])).toEqual([
      'incident',
      'sn_customerservice_case',
    ]);
    expect(serviceNow.records('sys_user').at(-1)).toMatchObject({
      name: 'Ada Byron',
      sys_class_name: 'customer_contact',
    });
  });
});
