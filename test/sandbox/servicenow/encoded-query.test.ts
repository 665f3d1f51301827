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
  const { ask, find } = queried();

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
    ['short_description*printer', 'AB'],
    ['short_description!*printer', 'CD'],
    ['short_descriptionNOTLIKEprinter', 'CD'],
    ['short_description%fire', 'A'],
    ['short_descriptionEMPTYSTRING', 'D'],
    ['categoryANYTHING', 'ABCD'],
    ['stateBETWEEN2@3', 'BC'],
    ['stateBETWEEN3@2', ''],
    ['sys_created_onBETWEEN2026-01-05 09:00:00@2026-01-05 09:00:00', 'ABCD'],
    ['stateSAMEASurgency', 'AB'],
    ['stateNSAMEASurgency', 'CD'],
    ['stateGT_FIELDurgency', 'CD'],
    ['stateGT_OR_EQUALS_FIELDurgency', 'ABCD'],
    ['urgencyLT_FIELDstate', 'CD'],
    ['stateLT_OR_EQUALS_FIELDurgency', 'AB'],
    ['sys_class_nameINSTANCEOFtask', 'ABCD'],
    ['sys_class_nameINSTANCEOFincident', 'ABCD'],
    ['sys_class_nameINSTANCEOFinteraction', ''],
    ['sys_created_on>2026-01-05 08:59:59', 'ABCD'],
    ['sys_created_on<2026-01-05 09:00:00', ''],
  ])('%s finds %s', (query, expected) => {
    expect(find(query)).toBe(expected);
  });

  it('searches in the names of references, but compares their sys_ids', () => {
    expect(find('caller_idSTARTSWITHzo')).toBe('AC');
    expect(find('caller_idENDSWITHDA')).toBe('B');
    expect(find('caller_idLIKEo')).toBe('AC');
    expect(find('caller_idNOT LIKEo')).toBe('BD');
    expect(find('caller_id=zoe')).toBe('');
  });

  it('matches neither equal nor different fields if one of them is empty', () => {
    expect(find('categorySAMEASclose_notes')).toBe('');
    expect(find('categoryNSAMEASclose_notes')).toBe('');
    expect(find('categoryNSAMEASshort_description')).toBe('AC');
  });

  it('reads two circumflexes as one in a value', () => {
    const { serviceNow, send } = instance();
    serviceNow.insert('incident', { short_description: 'Ctrl^C', number: 'A' });
    serviceNow.insert('incident', { short_description: 'Ctrl', number: 'B' });
    const found = (query: string) =>
      parsed(send('GET', listPath('incident', { sysparm_query: query, sysparm_fields: 'number' }))).result;
    expect(found('short_description=Ctrl^^C')).toEqual([{ number: 'A' }]);
    expect(found('short_descriptionENDSWITH^^C^state=1')).toEqual([{ number: 'A' }]);
    expect(found('short_description=x^^NQstate=1')).toEqual([]);
  });

  it('reads ^OR as an alternative to the condition before it, and ^NQ as a separate query', () => {
    expect(find('state=1^ORstate=2^urgency=2')).toBe('B');
    expect(find('state=1^NQstate=2^urgency=2')).toBe('AB');
  });

  it('orders numbers by size, texts without case and references by name, in both directions', () => {
    expect(find('ORDERBYDESCstate')).toBe('DCBA');
    expect(find('urgency=2^ORDERBYshort_description')).toBe('BC');
    expect(find('ORDERBYcaller_id^ORDERBYDESCnumber')).toBe('DBCA');
    expect(find('ORDERBYDESCurgency^ORDERBYDESCnumber^stateIN1,2,3')).toBe('CBA');
  });

  it('ignores unreadable parts, and so finds more', () => {
    expect(find('colour=red')).toBe('ABCD');
    expect(find('state=1^colour=red^ORcolour=blue')).toBe('A');
    expect(find('no condition at all^state=2')).toBe('B');
    expect(find('number.name=x')).toBe('ABCD');
    expect(find('ORDERBYcolour^state=2')).toBe('B');
    expect(find('constructor=x')).toBe('ABCD');
    expect(find('stateBETWEEN2')).toBe('ABCD');
    expect(find('stateGT_FIELDcolour^urgency=3')).toBe('D');
  });

  it('finds nothing with an invalid part, if the property is set', () => {
    const strict = queried({ invalidQueryReturnsNoRows: true });
    expect(strict.find('state=1^colour=red')).toBe('');
    expect(strict.find('state=1')).toBe('A');
  });

  it('ignores an unreadable field with and without the property', () => {
    const unreadableFields = { incident: ['category'], sys_user: ['name'] };
    const blind = queried({ unreadableFields, invalidQueryReturnsNoRows: true });
    expect(blind.find('category=hardware')).toBe('ABCD');
    expect(blind.find('caller_id.name=ada')).toBe('ABCD');
    expect(blind.find('categorySAMEASclose_notes')).toBe('ABCD');
    expect(blind.find('close_notesNSAMEAScategory')).toBe('ABCD');
  });

  it("is widened by a caller's text if the circumflex is not removed", () => {
    expect(find('short_description=x^NQstate=2')).toBe('B');
  });

  it.each([
    ['sys_created_onONToday@javascript:gs.daysAgoStart(0)@javascript:gs.daysAgoEnd(0)', 'the operator ON'],
    ['sys_created_onBETWEENjavascript:gs.daysAgoStart(1)@javascript:gs.daysAgoEnd(0)', 'javascript:'],
    ['sys_created_onBETWEEN2026-01-05 09:00:00@javascript:gs.now()', 'javascript:'],
    ['sys_created_onRELATIVEGT@hour@ago@1', 'the operator RELATIVE'],
    ['sys_created_onMORETHANsys_updated_on@day@before@1', 'the operator MORETHAN'],
    ['caller_id=javascript:gs.getUserID()', 'javascript:'],
    ['caller_idDYNAMIC54635e965f510100a9ad2572f2b4774c', 'the operator DYNAMIC'],
    ['caller_idIN_HIERARCHYa%40b', 'the operator IN_HIERARCHY'],
    ['short_descriptionMATCH_RGX.*', 'the operator MATCH_RGX'],
    ['short_descriptionBETWEENq@t', 'BETWEEN on short_description, a column of type string'],
    ['sys_created_onSAMEASsys_updated_on@day', 'SAMEAS on sys_created_on, a column of type dateTime'],
    ['categoryGT_FIELDsubcategory', 'GT_FIELD on category, a column of type string'],
    ['numberINSTANCEOFtask', 'INSTANCEOF on number'],
    ['123TEXTQUERY321=vpn', '123TEXTQUERY321'],
    ['123TEXTINDEXGROUP321=portal', '123TEXTINDEXGROUP321'],
    ['state=1^RLQUERYincident.parent,>=1^ENDRLQUERY', 'RLQUERY'],
  ])('answers 501 to %s, which it does not simulate', (query, named) => {
    const outcome = ask(query);
    expect([reply(outcome).status, parsed(outcome).error.message]).toEqual([501, 'Not simulated']);
    expect(parsed(outcome).error.detail).toContain(named);
  });
});

/**
 * The oracle: queries are drawn as structures and judged over plain objects, one row at a time, without parsing, paths
 * or indexes. Both sides see the same rows; the answer must be the same rows in the same order.
 */
describe('an encoded query beside a model of its structure', () => {
  const words = fc.constantFrom('', 'a', 'A', 'ab', 'Abc', 'bc', 'c', 'b^c');
  const levels = fc.constantFrom('1', '2', '3');
  const texts = ['short_description', 'category', 'correlation_id'] as const;
  const numbers = ['impact', 'urgency'] as const;
  const row = fc.record({
    short_description: words,
    category: words,
    correlation_id: words,
    impact: levels,
    urgency: levels,
  });
  type Row = Record<(typeof texts)[number] | (typeof numbers)[number], string>;
  interface Condition {
    readonly written: string;
    readonly holds: (given: Row) => boolean;
  }

  /** Whether an operator accepts a value and an operand, both in small letters. */
  const textOperators: Record<string, (value: string, wanted: string) => boolean> = {
    '=': (value, wanted) => value === wanted,
    '!=': (value, wanted) => !(value === wanted),
    LIKE: (value, wanted) => value.length > 0 && value.indexOf(wanted) >= 0,
    '*': (value, wanted) => value.length > 0 && value.indexOf(wanted) >= 0,
    'NOT LIKE': (value, wanted) => value.length === 0 || value.indexOf(wanted) < 0,
    NOTLIKE: (value, wanted) => value.length === 0 || value.indexOf(wanted) < 0,
    '!*': (value, wanted) => value.length === 0 || value.indexOf(wanted) < 0,
    STARTSWITH: (value, wanted) => value.length > 0 && value.slice(0, wanted.length) === wanted,
    ENDSWITH: (value, wanted) => value.length > 0 && value.slice(value.length - wanted.length) === wanted,
    '%': (value, wanted) => value.length > 0 && value.slice(value.length - wanted.length) === wanted,
    '<': (value, wanted) => value.length > 0 && value < wanted,
    '<=': (value, wanted) => value.length > 0 && !(value > wanted),
    '>': (value, wanted) => value.length > 0 && value > wanted,
    '>=': (value, wanted) => value.length > 0 && !(value < wanted),
  };
  const lonely: Record<string, (value: string) => boolean> = {
    ISEMPTY: (value) => value.length === 0,
    EMPTYSTRING: (value) => value.length === 0,
    ISNOTEMPTY: (value) => value.length > 0,
    ANYTHING: () => true,
  };
  const between: Record<string, (one: number, other: number) => boolean> = {
    SAMEAS: (one, other) => one === other,
    NSAMEAS: (one, other) => one < other || other < one,
    GT_FIELD: (one, other) => other < one,
    GT_OR_EQUALS_FIELD: (one, other) => other <= one,
    LT_FIELD: (one, other) => one < other,
    LT_OR_EQUALS_FIELD: (one, other) => one <= other,
  };
  const escaped = (operand: string) => operand.split('^').join('^^');
  const keysOf = (operators: object) => fc.constantFrom(...Object.keys(operators));

  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.tuple(fc.constantFrom(...texts), keysOf(textOperators), words).map(([field, operator, operand]) => ({
      written: `${field}${operator}${escaped(operand)}`,
      holds: (given: Row) => textOperators[operator]?.(given[field].toLowerCase(), operand.toLowerCase()) === true,
    })),
    fc.tuple(fc.constantFrom(...texts), keysOf(lonely)).map(([field, operator]) => ({
      written: `${field}${operator}`,
      holds: (given: Row) => lonely[operator]?.(given[field]) === true,
    })),
    fc.tuple(fc.constantFrom(...texts), fc.boolean(), words).map(([field, isOne, operand]) => ({
      written: `${field}${isOne ? 'IN' : 'NOT IN'}${escaped(operand)},x`,
      holds: (given: Row) => (given[field].toLowerCase() === operand.toLowerCase()) === isOne,
    })),
    fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.boolean()).map(([field, other, isSame]) => ({
      written: `${field}${isSame ? 'SAMEAS' : 'NSAMEAS'}${other}`,
      holds: (given: Row) => {
        const pair = [given[field].toLowerCase(), given[other].toLowerCase()];
        return pair.every((value) => value.length > 0) && (pair[0] === pair[1]) === isSame;
      },
    })),
    fc
      .tuple(fc.constantFrom(...numbers), fc.constantFrom(...numbers), keysOf(between))
      .map(([field, other, operator]) => ({
        written: `${field}${operator}${other}`,
        holds: (given: Row) => between[operator]?.(Number(given[field]), Number(given[other])) === true,
      })),
    fc.tuple(fc.constantFrom(...numbers), levels, levels).map(([field, from, to]) => ({
      written: `${field}BETWEEN${from}@${to}`,
      holds: (given: Row) => Number(from) <= Number(given[field]) && Number(given[field]) <= Number(to),
    })),
  );
  const query = fc.array(
    fc.array(fc.array(condition, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    { minLength: 1, maxLength: 2 },
  );

  it('finds the same rows', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), query, (given, groups) => {
        const { serviceNow, send } = instance();
        given.forEach((fieldsOfRow, index) => {
          serviceNow.insert('incident', { ...fieldsOfRow, number: String(index) });
        });
        const text = groups
          .map((group) => group.map((any) => any.map(({ written }) => written).join('^OR')).join('^'))
          .join('^NQ');
        const parameters = { sysparm_query: `${text}^ORDERBYDESCnumber`, sysparm_fields: 'number' };
        const found = parsed(send('GET', listPath('incident', parameters))).result;
        const expected = given
          .map((candidate, index) => ({ candidate, number: String(index) }))
          .filter(({ candidate }) =>
            groups.some((group) => group.every((any) => any.some((part) => part.holds(candidate)))),
          )
          .map(({ number }) => ({ number }))
          .reverse();
        expect(found).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});
