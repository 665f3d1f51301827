import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../../../input/mistake';
import { contractMistakes } from '../../../../sandbox/genesys/data-actions/contract';
import { compileSchema } from '../../../../sandbox/genesys/data-actions/schema';

const draft4 = 'http://json-schema.org/draft-04/schema#';
const input = { $schema: draft4, type: 'object', properties: { sys_id: { type: 'string' } } };
const success = {
  $schema: draft4,
  type: 'object',
  properties: {
    numbers: { type: 'array', items: { type: 'string' } },
    caller: { type: 'object', properties: { name: { type: 'string' } } },
  },
  additionalProperties: false,
};

function mistakes(changed: { input?: object; success?: object }): readonly string[] {
  return contractMistakes({
    inputSchema: { ...input, ...changed.input },
    successSchema: { ...success, ...changed.success },
  }).map(mistakeText);
}

describe('a contract', () => {
  it('of flat inputs and outputs without nested arrays is accepted', () => {
    expect(mistakes({})).toEqual([]);
    expect(
      mistakes({
        input: { properties: { a: { type: 'integer' }, b_2: { type: 'boolean' }, 'c-d': { type: 'number' } } },
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'an array as input',
      { input: { properties: { sys_id: { type: 'array' } } } },
      'simple properties schema: properties.sys_id.type: got "array"; expected one of string, integer, number, boolean, null',
    ],
    [
      'an object as input',
      { input: { properties: { sys_id: { type: 'object' } } } },
      'simple properties schema: properties.sys_id.type: got "object"; expected one of string, integer, number, boolean, null',
    ],
    [
      'a name with a digit first',
      { input: { properties: { '1a': { type: 'string' } } } },
      'properties.1a: got the name "1a"; expected a name that matches',
    ],
    [
      'a name with a dot',
      { input: { properties: { 'a.b': { type: 'string' } } } },
      'properties.a.b: got the name "a.b"; expected a name that matches',
    ],
    [
      'the name orgId',
      { input: { properties: { orgId: { type: 'string' } } } },
      'properties.orgId: the names orgId, integrationId, rawRequest are reserved',
    ],
    [
      'the name integrationId',
      { input: { properties: { integrationId: { type: 'string' } } } },
      'the names orgId, integrationId, rawRequest are reserved',
    ],
    [
      'the name rawRequest',
      { input: { properties: { rawRequest: { type: 'string' } } } },
      'the names orgId, integrationId, rawRequest are reserved',
    ],
    [
      'a list at the top',
      { input: { type: 'array' } },
      'contract.input.inputSchema.type: got "array"; expected "object"',
    ],
    [
      'a list at the top of the output, which is an open question',
      { success: { type: 'array', items: { type: 'object' } } },
      'contract.output.successSchema.type: got "array"; the vendor does not say whether the platform takes a list at the root',
    ],
    [
      'a text at the top of the output',
      { success: { type: 'string' } },
      'contract.output.successSchema.type: got "string"; expected "object"',
    ],
    ['a $ref', { success: { properties: { a: { $ref: '#/definitions/a' } } } }, 'properties.a: got a $ref'],
    [
      'a null',
      { input: { properties: { sys_id: { type: 'string', default: null } } } },
      'properties.sys_id.default: got null',
    ],
    [
      'an array in an array',
      { success: { properties: { a: { type: 'array', items: { type: 'array' } } } } },
      'properties.a.items: got an array inside an array',
    ],
    [
      'an array in an object in an array',
      {
        success: {
          properties: { a: { type: 'array', items: { type: 'object', properties: { b: { type: 'array' } } } } },
        },
      },
      'properties.a.items.properties.b: got an array inside an array',
    ],
    [
      'a type that does not exist',
      { success: { properties: { a: { type: 'text' } } } },
      ': not a JSON schema of draft-04: ',
    ],
    [
      'a required flag of later drafts on a property',
      { success: { properties: { a: { type: 'string', required: true } } } },
      ': not a JSON schema of draft-04: ',
    ],
  ])('with %s is refused', (_, changed, message) => {
    expect(mistakes(changed)).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, object, string]>([
    ['a minimum above its maximum', { type: 'integer', minimum: 5, maximum: 3 }, ': minimum is 5 and maximum is 3'],
    [
      'a minLength above its maxLength',
      { type: 'string', minLength: 2, maxLength: 1 },
      ': minLength is 2 and maxLength is 1',
    ],
    [
      'an exclusive minimum at the maximum',
      { type: 'number', minimum: 1, maximum: 1, exclusiveMinimum: true },
      ': minimum and maximum are 1 and exclusive',
    ],
    [
      'an enum of another type',
      { type: 'integer', enum: [1, '2'] },
      '.enum[1]: got "2"; expected a value of type "integer"',
    ],
    [
      'a fraction among integers',
      { type: 'integer', enum: [1.5] },
      '.enum[0]: got 1.5; expected a value of type "integer"',
    ],
    [
      'a default of another type',
      { type: 'boolean', default: 'true' },
      '.default: got "true"; expected a value of type "boolean"',
    ],
    [
      'a pattern with a look-ahead',
      { type: 'string', pattern: '^(?=a)[a-z]+$' },
      '.pattern: got "(?=a", a look-around in the regular expression "^(?=a)[a-z]+$"',
    ],
    [
      'a pattern with a back reference',
      { type: 'string', pattern: '(a)\\1' },
      '.pattern: got "\\\\1", a back reference in the regular expression "(a)\\\\1"',
    ],
    [
      'a pattern with too many repetitions',
      { type: 'string', pattern: 'a{1001}' },
      '.pattern: the regular expression "a{1001}" cannot be read: invalid repeat count',
    ],
    [
      'a pattern for the names of members that cannot be read',
      { type: 'string', patternProperties: { '(': { type: 'string' } } },
      '.patternProperties: got "("; expected a regular expression',
    ],
    [
      'a pattern that cannot be read',
      { type: 'string', pattern: '(' },
      '.pattern: got "("; expected a regular expression',
    ],
  ])('with %s is refused, on the way in and out', (_, property, message) => {
    const properties = { sys_id: property };
    expect(mistakes({ input: { properties } })).toEqual([
      expect.stringContaining(`contract.input.inputSchema.properties.sys_id${message}`),
    ]);
    const row = { type: 'object', properties };
    expect(mistakes({ success: { properties: { rows: { type: 'array', items: row } } } })).toEqual([
      expect.stringContaining(`contract.output.successSchema.properties.rows.items.properties.sys_id${message}`),
    ]);
  });

  it.each([
    ['bounds that meet', { type: 'integer', minimum: 3, maximum: 3 }],
    ['an enum and a default of its type', { type: 'string', enum: ['a', 'b'], default: 'a' }],
    ['a whole number among numbers', { type: 'number', enum: [1, 1.5], minimum: -1 }],
    ['a pattern', { type: 'string', pattern: '^[0-9a-f]{32}$' }],
    ['a repetition of repetitions', { type: 'string', pattern: '^(?:[a-z]+)*$' }],
    ['a pattern with groups', { type: 'string', pattern: '^(?:INC|CS)(\\d{7})?[)+(]+$' }],
  ])('with %s is accepted', (_, property) => {
    expect(mistakes({ input: { properties: { sys_id: property } } })).toEqual([]);
  });

  it.each([
    ['a*a*a*a*a*a*a*a*b', 'aab'],
    ['^(?:a+)+b$', 'aab'],
    ['^(a|aa)*b$', 'aab'],
  ])('with the pattern %s refuses a long text at once', (pattern, fitting) => {
    const check = compileSchema({ type: 'string', pattern });
    expect(check('a'.repeat(5000))).toContain('must match pattern');
    expect(check(fitting)).toBeUndefined();
  });

  it('applies the pattern of each member', () => {
    const properties = { a: { type: 'string', pattern: '^a$' }, b: { type: 'string', pattern: '^b$' } };
    const check = compileSchema({ type: 'object', properties });
    expect(check({ a: 'a', b: 'b' })).toBeUndefined();
    expect(check({ a: 'b', b: 'b' })).toBe('/a must match pattern "^a$"');
  });

  // ECMAScript and RE2 read these differently: white space, line ends, code points, a bracket in a class.
  it.each([
    ['^\\s$', '\u00a0', true],
    ['^\\s$', '\v', true],
    ['^\\S$', '\ufeff', false],
    ['^.$', '\u2028', false],
    ['^.$', '\u0085', true],
    ['^.$', '😀', true],
    ['^\\u00e9$', 'é', true],
    ['^\\uD83D\\uDE00$', '😀', true],
    ['^\\u{1F600}$', '😀', true],
    ['^[[:a]+$', '[:a', true],
    ['^[\\w-]+$', 'a-b', true],
    ['^a$', 'a\n', false],
    ['\\bb\\b', 'a b c', true],
    ['^\\p{Lu}$', 'É', true],
    ['^(?<year>\\d{4})$', '2026', true],
  ])('with the pattern %s and the text %j holds: %s', (pattern, text, expected) => {
    expect(new RegExp(pattern, 'u').test(text)).toBe(expected);
    expect(compileSchema({ type: 'string', pattern })(text) === undefined).toBe(expected);
  });

  it('with a required member that is not declared is refused', () => {
    const required = ['sys_id', 'number'];
    expect(mistakes({ input: { required } })).toEqual([
      'contract.input.inputSchema.required: got "number"; expected a name of the properties',
    ]);
    const row = { type: 'object', required: ['toString'] };
    expect(mistakes({ success: { properties: { row } } })).toEqual([
      'contract.output.successSchema.properties.row.required: got "toString"; expected a name of the properties',
    ]);
    expect(mistakes({ input: { required: ['sys_id'] } })).toEqual([]);
  });

  it('may be 50 levels deep and no deeper', () => {
    const deep = (levels: number): object =>
      levels === 1 ? { type: 'string' } : { type: 'object', properties: { a: deep(levels - 1) } };
    // The schema, its properties, the property "a": every level of objects in the value takes two levels of schema.
    expect(mistakes({ success: { properties: { a: deep(24) } } })).toEqual([]);
    expect(mistakes({ success: { properties: { a: deep(25) } } })).toEqual([
      'contract.output.successSchema: got more than 50 levels; expected at most 50',
    ]);
  });

  it('reports all its mistakes at once', () => {
    const inputs = { type: 'object', properties: { orgId: { type: 'array' } } };
    expect(mistakes({ input: inputs, success: { type: 'string' } })).toHaveLength(3);
  });
});
