import { describe, expect, it } from '@jest/globals';
import { mistakesIn } from './mistakes-in';

const id = '0123456789abcdef0123456789abcdef';

/** What is said about the section `records`, each record on a line of its own from line 5 on. */
const mistakes = (table: string, ...records: readonly string[]) =>
  mistakesIn(
    'title: x',
    'interaction: { type: call }',
    'records:',
    `  ${table}:`,
    ...records.map((record) => `    - { ${record} }`),
  );

describe('the records of a scenario file', () => {
  it('may be of any table, with the columns of that table and those that the scenario adds', () => {
    const lines = [
      'title: x',
      'interaction: { type: call }',
      'serviceNow: { customColumns: { incident: [u_site] } }',
      'records:',
      `  sys_user: [{ sys_id: ${id}, user_name: grace, active: "true" }]`,
      '  incident:',
      `    - { number: INC0000042, caller_id: ${id}, u_site: York, opened_at: 2025-01-31 09:30:00, work_notes: Called, impact: "1" }`,
      '    - { state: "6", close_code: Duplicate, close_notes: Same as INC0000042 }',
      '  sc_req_item: [{ quantity: "2" }]',
    ];
    expect(mistakesIn(...lines)).toEqual([]);
    expect(mistakesIn(...lines.filter((line) => !line.startsWith('serviceNow'))).join()).toContain(
      '6:74: records.incident[0].u_site: unknown column',
    );
  });

  it('are in tables and columns that the sandbox has', () => {
    expect(mistakes('incidents', 'number: X')).toEqual([
      expect.stringMatching(
        /^4:3: records\.incidents: unknown table; expected one of sys_user, .*, incident, .*; did you mean "incident"\?$/,
      ),
    ]);
    expect(mistakes('incident', 'number: INC1, short_descripton: x')).toEqual([
      expect.stringMatching(
        /^5:23: records\.incident\[0\]\.short_descripton: unknown column; expected one of sys_id, .*, state, .*; add it to serviceNow\.customColumns; did you mean "short_description"\?$/,
      ),
    ]);
  });

  it.each([
    ['impact: 1', 'impact: got 1; expected a text, in quotes where it looks like a number, true or false'],
    ['impact: "4"', 'impact: got "4"; expected one of 1, 2, 3'],
    ['active: "yes"', 'active: got "yes"; expected true or false, in quotes'],
    ['opened_at: yesterday', 'opened_at: got "yesterday"; expected a time in UTC such as 2025-01-31 09:30:00'],
    ['caller_id: Ada', 'caller_id: got "Ada"; expected the sys_id of a record of sys_user in this file'],
    [`category: ${'x'.repeat(41)}`, `category: got "${'x'.repeat(41)}"; expected at most 40 characters`],
    ['sys_created_by: me', 'sys_created_by: only ServiceNow sets it; leave it out'],
    ['sys_id: "1"', 'sys_id: got "1"; expected 32 digits of 0-9 and a-f; correct it or leave it out'],
    [
      'priority: "1"',
      'priority: got "1"; ServiceNow derives "5" from the other columns; leave it out, or change those',
    ],
    [
      'number: INC0010001',
      'number: got "INC0010001"; expected a number outside INC0010001 to INC0011000, which ServiceNow gives to new records, such as INC0011001',
    ],
  ])('are kept as they are given: %s is not', (field, message) => {
    expect(mistakes('incident', field)).toEqual([`5:9: records.incident[0].${message}`]);
  });

  it('may have numbers that ServiceNow does not give', () => {
    for (const number of ['INC0010000', 'INC0011001', 'CS0010001', 'INC-1'])
      expect(mistakes('incident', `number: ${number}`)).toEqual([]);
  });

  it('have sys_ids of their own, and those that others refer to are of the right table', () => {
    const twice = mistakes('incident', `sys_id: ${id}`, `sys_id: ${id}`);
    expect(twice).toEqual([
      `5:9: records.incident[0].sys_id: got "${id}"; another record has it; expected a different one for each record`,
      `6:9: records.incident[1].sys_id: got "${id}"; another record has it; expected a different one for each record`,
    ]);
    expect(mistakes('task', `sys_id: ${id}, parent: ${id}`)).toEqual([]);
    expect(mistakes('incident', `sys_id: ${id}, parent: ${id}`)).toEqual([]);
    expect(mistakes('incident', `sys_id: ${id}, caller_id: ${id}`)).toHaveLength(1);
  });

  it('keep to the data policy where the scenario has it', () => {
    expect(mistakes('incident', 'state: "7"')).toEqual([
      '5:7: records.incident[0]: the data policy wants Resolution code and Resolution notes (close_code, close_notes) in this state; give both, or set serviceNow.closePolicy to false',
    ]);
    const without = ['serviceNow: { closePolicy: false }', 'records: { incident: [{ state: "7" }] }'];
    expect(mistakesIn('title: x', 'interaction: { type: call }', ...without)).toEqual([]);
  });

  it('are lists of maps, by table', () => {
    expect(mistakesIn('title: x', 'interaction: { type: call }', 'records: [x]')).toEqual([
      '3:1: records: got a list; expected a map from tables of ServiceNow to lists of records',
    ]);
    expect(mistakesIn('title: x', 'interaction: { type: call }', 'records: { incident: { number: X } }')).toEqual([
      '3:12: records.incident: got a map; expected a list',
    ]);
    expect(mistakesIn('title: x', 'interaction: { type: call }', 'records: { incident: [X] }')).toEqual([
      '3:23: records.incident[0]: got "X"; expected a map from columns to texts',
    ]);
  });
});
