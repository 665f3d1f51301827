import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mistakeText } from '../../../input/mistake';
import { tables } from '../../../sandbox/servicenow/tables';
import { instance } from './instance';

type Sent = Parameters<ReturnType<typeof instance>['send']>;

function ignoredIn(...sent: Sent): readonly string[] {
  const { send, serviceNow } = instance({
    settings: {
      importSets: { u_genesys: { target: 'incident', map: { short_description: 'short_description' } } },
      unreadableFields: { incident: ['description'] },
    },
  });
  send(...sent);
  return serviceNow.ignored.map(mistakeText);
}

const declare =
  'correct it, or declare it: defineTable, or serviceNow.customColumns of a scenario (docs/operations.md)';
const dropped = 'ServiceNow has no such column and drops the value in silence';

describe('a name that ServiceNow ignores in silence', () => {
  it('is found in a body, with the nearest column', () => {
    expect(ignoredIn('POST', '/api/now/table/incident', { short_descripton: 'VPN' })).toEqual([
      `table incident: got the column "short_descripton" in a body; ${dropped}; ${declare}; did you mean "short_description"?`,
    ]);
  });

  it('is found in a row for an import set table', () => {
    expect(ignoredIn('POST', '/api/now/import/u_genesys', { short_descripton: 'VPN' })).toEqual([
      `table u_genesys: got the column "short_descripton" in a body; ${dropped}; ${declare}; did you mean "short_description"?`,
    ]);
  });

  it.each([
    ['a condition', 'actve=true^state=1', 'incident', 'actve', 'active'],
    ['an order', 'ORDERBYDESCopend_at', 'incident', 'opend_at', 'opened_at'],
    ['a comparison of two columns', 'stateSAMEASpriorty', 'incident', 'priorty', 'priority'],
    ['a column behind a reference', 'caller_id.emial=ada@example.com', 'sys_user', 'emial', 'email'],
  ])('is found in %s of a query', (_, query, table, name, nearest) => {
    const [line, ...others] = ignoredIn('GET', `/api/now/table/incident?sysparm_query=${encodeURIComponent(query)}`);
    expect(others).toEqual([]);
    expect(line).toContain(
      `table ${table}: got the column "${name}" in a query; ServiceNow has no such column and drops`,
    );
    expect(line).toContain(`did you mean "${nearest}"?`);
  });

  it('is found in a part of a query that is not a condition', () => {
    expect(ignoredIn('GET', '/api/now/table/incident?sysparm_query=active%3Dtrue%5Eurgent')).toEqual([
      'table incident: got "urgent" in a query; it is not a condition, and ServiceNow drops it in silence, so the query finds more records; expected conditions such as active=true, joined by "^"',
    ]);
  });

  it('is found among the columns of the answer', () => {
    expect(ignoredIn('GET', '/api/now/table/incident?sysparm_fields=number,caller_id.nam')).toEqual([
      expect.stringMatching(/^table sys_user: got the column "nam" in sysparm_fields; .* did you mean "name"\?$/),
    ]);
  });

  it('is reported once', () => {
    const { send, serviceNow } = instance();
    for (const text of ['a', 'b']) send('POST', '/api/now/table/incident', { short_descripton: text });
    expect(serviceNow.ignored).toHaveLength(1);
  });

  it('is not a column that the user may not read, nor the correlation id that every create sends', () => {
    expect(ignoredIn('GET', '/api/now/table/incident?sysparm_query=description%3DVPN')).toEqual([]);
    expect(ignoredIn('POST', '/api/now/table/interaction', { correlation_id: 'c-1' })).toEqual([]);
  });
});

const named = fc.constantFrom(...tables().values()).chain((table) =>
  fc.record({
    table: fc.constant(table),
    columns: fc.uniqueArray(fc.constantFrom(...table.columns.keys()), { minLength: 1, maxLength: 4 }),
  }),
);

/** Each part of a request that can name columns. */
const requests: Readonly<Record<string, (table: string, columns: readonly string[]) => Sent>> = {
  body: (table, columns) => [
    'POST',
    `/api/now/table/${table}`,
    Object.fromEntries(columns.map((column) => [column, '1'])),
  ],
  query: (table, columns) => [
    'GET',
    `/api/now/table/${table}?sysparm_query=${columns.map((column) => `${column}%3D1`).join('%5E')}`,
  ],
  fields: (table, columns) => ['GET', `/api/now/table/${table}?sysparm_fields=${columns.join()}`],
};

describe.each(Object.entries(requests))('columns in the %s of a request', (_, requestOf) => {
  it('are no finding where the table has them', () => {
    fc.assert(
      fc.property(named, ({ table, columns }) => {
        expect(ignoredIn(...requestOf(table.name, columns))).toEqual([]);
      }),
    );
  });

  it('are each found where they are mistyped', () => {
    const mistyped = named.chain(({ table, columns }) =>
      fc.record({
        table: fc.constant(table),
        columns: fc.constant(columns),
        at: fc.nat(),
        letter: fc.constantFrom('', 'x'),
      }),
    );
    fc.assert(
      fc.property(mistyped, ({ table, columns, at, letter }) => {
        const [first = '', ...others] = columns;
        const place = at % first.length;
        const wrong = `${first.slice(0, place)}${letter}${first.slice(place + 1)}`;
        fc.pre(/^[a-z][a-z0-9_]*$/.test(wrong) && !table.columns.has(wrong) && wrong !== 'correlation_id');
        const [line, ...more] = ignoredIn(...requestOf(table.name, [wrong, ...others]));
        expect(more).toEqual([]);
        expect(line).toContain(`table ${table.name}: got the column "${wrong}" in `);
      }),
    );
  });
});
