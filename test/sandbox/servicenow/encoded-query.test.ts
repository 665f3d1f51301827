import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instance, listPath, parsed, reply } from './instance';

const rows = [
  { number: 'A', short_description: 'Printer on fire', state: '1', urgency: '1', category: 'hardware' },
  { number: 'B', short_description: 'printer offline', state: '2', urgency: '2', category: '' },
  { number: 'C', short_description: 'VPN drops', state: '3', urgency: '2', category: 'Network' },
  { number: 'D', short_description: '', state: '8', urgency: '3', category: 'network' },
];

function queried(settings = {}) {
  const { serviceNow, send } = instance({ settings });
  const ada = serviceNow.insert('sys_user', { user_name: 'ada', name: 'Ada' });
  const zoe = serviceNow.insert('sys_user', { user_name: 'zoe', name: 'Zoe' });
  const callers = [zoe, ada, zoe, undefined];
  rows.forEach((row, index) => {
    serviceNow.insert('incident', { ...row, caller_id: callers[index]?.['sys_id'] ?? '' });
  });
  const ask = (query: string) => send('GET', listPath('incident', { sysparm_query: query, sysparm_fields: 'number' }));
  const find = (query: string) =>
    parsed(ask(query))
      .result.map((row: { number: string }) => row.number)
      .join('');
  return { ask, find };
}

describe('an encoded query', () => {
  const { find } = queried();

  it.each([
    ['', 'ABCD'],
    ['number=B', 'B'],
    ['category=NETWORK', 'CD'],
    ['category!=network', 'AB'],
    ['category=', 'B'],
    ['short_descriptionLIKEprinter', 'AB'],
    ['short_descriptionNOT LIKEPrinter', 'CD'],
    ['short_descriptionSTARTSWITHvpn', 'C'],
    ['short_descriptionENDSWITHFIRE', 'A'],
    ['short_descriptionENDSWITH', 'ABC'],
    ['stateIN1,8', 'AD'],
    ['stateNOT IN1,8', 'BC'],
    ['short_descriptionISEMPTY', 'D'],
    ['categoryISNOTEMPTY', 'ACD'],
    ['state>1^state<=3', 'BC'],
    ['state>=2^state<8', 'BC'],
    ['active=1', 'ABC'],
    ['active=false', 'D'],
    ['caller_id.name=ada', 'B'],
    ['sys_created_on>2026-01-05 08:59:59', 'ABCD'],
    ['sys_created_on<2026-01-05 09:00:00', ''],
  ])('%s finds %s', (query, expected) => {
    expect(find(query)).toBe(expected);
  });

  it('takes ^OR as an alternative to the condition before it, and ^NQ as a query of its own', () => {
    expect(find('state=1^ORstate=2^urgency=2')).toBe('B');
    expect(find('state=1^NQstate=2^urgency=2')).toBe('AB');
  });

  it('orders numbers as numbers, texts without case and references by name, each way', () => {
    expect(find('ORDERBYDESCstate')).toBe('DCBA');
    expect(find('urgency=2^ORDERBYshort_description')).toBe('BC');
    expect(find('ORDERBYcaller_id^ORDERBYDESCnumber')).toBe('DBCA');
    expect(find('ORDERBYDESCurgency^ORDERBYDESCnumber^stateIN1,2,3')).toBe('CBA');
  });

  it('ignores what it cannot read, and so finds more', () => {
    expect(find('colour=red')).toBe('ABCD');
    expect(find('state=1^colour=red^ORcolour=blue')).toBe('A');
    expect(find('no condition at all^state=2')).toBe('B');
    expect(find('number.name=x')).toBe('ABCD');
    expect(find('ORDERBYcolour^state=2')).toBe('B');
    expect(find('constructor=x')).toBe('ABCD');
  });

  it('finds nothing with an invalid part where the property says so', () => {
    const strict = queried({ invalidQueryReturnsNoRows: true });
    expect(strict.find('state=1^colour=red')).toBe('');
    expect(strict.find('state=1')).toBe('A');
  });

  it('ignores a field that may not be read, whatever the property says', () => {
    const unreadableFields = { incident: ['category'], sys_user: ['name'] };
    const blind = queried({ unreadableFields, invalidQueryReturnsNoRows: true });
    expect(blind.find('category=hardware')).toBe('ABCD');
    expect(blind.find('caller_id.name=ada')).toBe('ABCD');
  });

  it('lets text from a caller widen it when the circumflex is not removed', () => {
    expect(find('short_description=x^NQstate=2')).toBe('B');
  });

  it.each([
    'opened_atBETWEENa@b',
    'sys_created_onONToday',
    'caller_id=javascript:gs.getUserID()',
    '123TEXTQUERY321=vpn',
  ])('answers 501 to %s, which it does not simulate', (query) => {
    expect(reply(queried().ask(query)).status).toBe(501);
  });
});

/**
 * The oracle: queries are drawn as structures and judged over plain objects, one row at a time, without parsing, paths
 * or indexes. Both sides see the same rows; the answer must be the same rows in the same order.
 */
describe('an encoded query beside a model of its structure', () => {
  const words = fc.constantFrom('', 'a', 'A', 'ab', 'Abc', 'bc', 'c');
  const row = fc.record({ short_description: words, category: words, correlation_id: words });
  const fields = ['short_description', 'category', 'correlation_id'] as const;
  const operators = ['=', '!=', 'LIKE', 'NOT LIKE', 'STARTSWITH', 'ENDSWITH', 'IN', 'ISEMPTY', '<', '>='] as const;
  const condition = fc.record({
    field: fc.constantFrom(...fields),
    operator: fc.constantFrom(...operators),
    operand: words,
  });
  type Row = Record<(typeof fields)[number], string>;
  type Condition = { field: (typeof fields)[number]; operator: (typeof operators)[number]; operand: string };
  const query = fc.array(
    fc.array(fc.array(condition, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    {
      minLength: 1,
      maxLength: 2,
    },
  );

  function holds(given: Row, { field, operator, operand }: Condition): boolean {
    const value = given[field].toUpperCase();
    const wanted = operand.toUpperCase();
    const known = value.length > 0;
    if (operator === '=') return value === wanted;
    if (operator === '!=') return !(value === wanted);
    if (operator === 'LIKE') return known && value.indexOf(wanted) >= 0;
    if (operator === 'NOT LIKE') return !known || value.indexOf(wanted) < 0;
    if (operator === 'STARTSWITH') return known && value.slice(0, wanted.length) === wanted;
    if (operator === 'ENDSWITH') return known && value.slice(value.length - wanted.length) === wanted;
    if (operator === 'IN') return value === wanted || value === 'X';
    if (operator === 'ISEMPTY') return !known;
    return known && (operator === '<' ? value < wanted : value >= wanted);
  }

  const written = ({ field, operator, operand }: Condition) =>
    `${field}${operator}${operator === 'IN' ? `${operand},x` : operator === 'ISEMPTY' ? '' : operand}`;

  it('finds the same rows', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), query, (given, groups) => {
        const { serviceNow, send } = instance();
        given.forEach((fieldsOfRow, index) => {
          serviceNow.insert('incident', { ...fieldsOfRow, number: String(index) });
        });
        const text = groups
          .map((group) => group.map((alternatives) => alternatives.map(written).join('^OR')).join('^'))
          .join('^NQ');
        const parameters = { sysparm_query: `${text}^ORDERBYDESCnumber`, sysparm_fields: 'number' };
        const found = parsed(send('GET', listPath('incident', parameters))).result;
        const expected = given
          .map((candidate, index) => ({ candidate, number: String(index) }))
          .filter(({ candidate }) =>
            groups.some((group) => group.every((any) => any.some((part) => holds(candidate, part)))),
          )
          .map(({ number }) => ({ number }))
          .reverse();
        expect(found).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});
