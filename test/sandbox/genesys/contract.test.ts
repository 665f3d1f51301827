import { describe, expect, it } from '@jest/globals';
import { checkContract, contractMistakes } from '../../../sandbox/genesys/contract';

const draft4 = 'http://json-schema.org/draft-04/schema#';
const input = { $schema: draft4, type: 'object', properties: { sys_id: { type: 'string' } }, required: ['sys_id'] };
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
  });
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
      'simple properties schema: properties.sys_id.type is "array"',
    ],
    [
      'an object as input',
      { input: { properties: { sys_id: { type: 'object' } } } },
      'simple properties schema: properties.sys_id.type is "object"',
    ],
    [
      'a name with a digit first',
      { input: { properties: { '1a': { type: 'string' } } } },
      'properties.1a: a name must match',
    ],
    [
      'a name with a dot',
      { input: { properties: { 'a.b': { type: 'string' } } } },
      'properties.a.b: a name must match',
    ],
    [
      'the name orgId',
      { input: { properties: { orgId: { type: 'string' } } } },
      'properties.orgId: the name is reserved',
    ],
    [
      'the name integrationId',
      { input: { properties: { integrationId: { type: 'string' } } } },
      'the name is reserved',
    ],
    ['the name rawRequest', { input: { properties: { rawRequest: { type: 'string' } } } }, 'the name is reserved'],
    [
      'a list at the top',
      { success: { type: 'array' } },
      'contract.output.successSchema.type must be "object", got "array"',
    ],
    ['a $ref', { success: { properties: { a: { $ref: '#/definitions/a' } } } }, 'properties.a has a $ref'],
    [
      'a null',
      { input: { properties: { sys_id: { type: 'string', default: null } } } },
      'properties.sys_id.default is null',
    ],
    [
      'an array in an array',
      { success: { properties: { a: { type: 'array', items: { type: 'array' } } } } },
      'properties.a.items is an array inside an array',
    ],
    [
      'an array in an object in an array',
      {
        success: {
          properties: { a: { type: 'array', items: { type: 'object', properties: { b: { type: 'array' } } } } },
        },
      },
      'properties.a.items.properties.b is an array inside an array',
    ],
    [
      'a type that does not exist',
      { success: { properties: { a: { type: 'text' } } } },
      'is not a JSON schema of draft-04',
    ],
    [
      'a required flag of later drafts on a property',
      { success: { properties: { a: { type: 'string', required: true } } } },
      'is not a JSON schema of draft-04',
    ],
  ])('with %s is refused', (_, changed, message) => {
    expect(mistakes(changed)).toEqual([expect.stringContaining(message)]);
  });

  it('may be 50 levels deep and no deeper', () => {
    const deep = (levels: number): object =>
      levels === 1 ? { type: 'string' } : { type: 'object', properties: { a: deep(levels - 1) } };
    // The schema, its properties, the property "a": every level of objects in the value takes two levels of schema.
    expect(mistakes({ success: { properties: { a: deep(24) } } })).toEqual([]);
    expect(mistakes({ success: { properties: { a: deep(25) } } })).toEqual([
      'contract.output.successSchema has more than 50 levels',
    ]);
  });

  it('shows all its mistakes at once, each with the action', () => {
    const broken = {
      inputSchema: { type: 'object', properties: { orgId: { type: 'array' } } },
      successSchema: { type: 'string' },
    };
    expect(() => checkContract(broken, 'data action "A / b"')).toThrow(/^(data action "A \/ b": .*\n?){3}$/);
  });
});
