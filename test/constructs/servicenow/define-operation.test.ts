import { describe, expect, it } from '@jest/globals';
import { defineOperation } from '../../../constructs/servicenow/define-operation';
import { defineLookup } from '../../../constructs/servicenow/lookup';
import type { Lookup, Operation, OperationRequest } from '../../../constructs/servicenow/operation';
import { createIncident } from '../../../constructs/servicenow/operations/create-incident';
import { mistakeText } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';

const text = { type: 'string', required: true } as const;
const optionalText = { type: 'string', required: false } as const;
const number = { type: 'string', path: '$.result.number' } as const;
const numbers = { type: 'stringList', path: '$.result[*].number' } as const;

const update: Operation = {
  name: 'set-category',
  title: 'Set category',
  description: 'Sets the category.',
  table: 'incident',
  inputs: { sysId: text, category: text },
  request: { method: 'PATCH', record: 'sysId', columns: { category: 'category' } },
  outputs: { number },
  repeat: { safe: true },
};

const create: Operation = {
  ...update,
  name: 'create-task',
  inputs: { shortDescription: text },
  request: { method: 'POST', columns: { shortDescription: 'short_description' } },
  repeat: { safe: false },
};

const find: Operation = {
  ...update,
  name: 'find-task',
  inputs: { number: text },
  request: { method: 'GET', query: [{ columns: ['number'], operator: '=', input: 'number' }], limit: 1 },
  outputs: { numbers },
};

const noPlace = { file: undefined, line: undefined };

function mistakesOf(operation: Operation): readonly string[] {
  try {
    defineOperation(operation as Parameters<typeof defineOperation>[0]);
  } catch (error) {
    if (error instanceof UserError) return error.mistakes.map((mistake) => mistakeText({ ...mistake, ...noPlace }));
    throw error;
  }
  return [];
}

const sending = (operation: Operation, request: Partial<OperationRequest>): Operation =>
  ({ ...operation, request: { ...operation.request, ...request } }) as Operation;

describe('an operation', () => {
  it('gets a required correlation id', () => {
    const operation = defineOperation({
      name: 'close-task',
      title: 'Close task',
      description: 'Closes a task.',
      table: 'sc_task',
      inputs: { sysId: text },
      request: { method: 'PATCH', record: 'sysId', columns: {}, values: { state: '3' } },
      outputs: { number },
      repeat: { safe: true },
    });
    expect(operation.inputs).toEqual({ sysId: text, correlationId: text });
  });

  it('cannot be changed, at any depth', () => {
    const fields: { maxLength?: number } = createIncident.inputs.shortDescription;
    expect(() => {
      fields.maxLength = 1;
    }).toThrow(TypeError);
    expect(Object.isFrozen(createIncident.request)).toBe(true);
  });

  it('may be as small as these', () => {
    expect([update, create, find].map(mistakesOf)).toEqual([[], [], []]);
  });

  it('reports all its mistakes at once, each with its name', () => {
    expect(mistakesOf({ ...update, title: '', table: 'Incident' })).toEqual([
      'operation "set-category", title: got ""; expected 1 to 256 characters without blanks at the ends, such as "Create incident"',
      'operation "set-category", table: got "Incident"; expected the name of a table in ServiceNow, such as incident or u_my_table',
    ]);
  });
});

describe('a mistake in an operation', () => {
  const cases: readonly [what: string, operation: Operation, mistake: string][] = [
    ['a name with capitals', { ...update, name: 'setCategory' }, 'expected lower-case words joined by "-"'],
    ['a title with a blank at its end', { ...update, title: 'Set ' }, 'title: got "Set "'],
    ['no description', { ...update, description: ' ' }, 'description: got a blank text'],
    ['a version that is not a whole number', { ...update, version: 1.5 }, 'version: got 1.5; expected a whole number'],
    ['a version below 1', { ...update, version: 0 }, 'version: got 0; expected a whole number of at least 1'],
    [
      'a previous definition of the same version',
      { ...update, previous: update },
      'previous: got version 1 of "set-category"; expected an older version of the same operation',
    ],
    [
      'a previous definition of another operation',
      { ...update, version: 2, previous: find },
      'previous: got version 1 of "find-task"; expected an older version of the same operation',
    ],
    [
      'an input that is not sent',
      { ...update, inputs: { ...update.inputs, impact: text } },
      'input "impact": declared but not sent; name it in the request or remove it',
    ],
    [
      'a name in the request that is not an input',
      sending(update, { columns: { category: 'category', categry: 'impact' } }),
      'request: got the input "categry"; expected one of "sysId", "category", "correlationId"; did you mean "category"?',
    ],
    [
      'an input that templates cannot name',
      sending({ ...create, inputs: { 'short-text': text } }, { columns: { 'short-text': 'short_description' } }),
      'got the input "short-text"; expected a name of a lower-case letter, then letters and digits',
    ],
    [
      'an input that chained auth adds',
      sending({ ...create, inputs: { accessToken: text } }, { columns: { accessToken: 'short_description' } }),
      'got the input "accessToken"; expected another name than correlationId, accessToken, orgId',
    ],
    [
      'a length of 0',
      { ...update, inputs: { sysId: text, category: { ...text, maxLength: 0 } } },
      'input "category", maxLength: got 0; expected a whole number of at least 1',
    ],
    [
      'a length of a number',
      { ...update, inputs: { sysId: text, category: { type: 'integer', required: true, maxLength: 3 } } },
      'input "category", maxLength: only a string has a length, and the type is integer',
    ],
    [
      'a column with capitals',
      sending(update, { columns: { category: 'Category' } }),
      'input "category": got the column "Category"; expected its name as in ServiceNow',
    ],
    [
      'a fixed value of an impossible column',
      sending(update, { values: { 'a b': '1' } }),
      'fixed value: got the column "a b"',
    ],
    [
      'a column that is set twice',
      sending(update, { values: { category: 'network' } }),
      'got the column "category" more than once',
    ],
    [
      'a column that every create sets',
      sending(create, { columns: { shortDescription: 'correlation_id' } }),
      'got the column "correlation_id" more than once',
    ],
    [
      'a fixed value that a template would read',
      sending(update, { values: { close_notes: '$5 paid' } }),
      'column "close_notes": got "$5 paid"; expected a fixed value without "$" or "#"',
    ],
    [
      'a body that can be empty',
      { ...update, inputs: { sysId: text, category: optionalText } },
      'body: it can be empty, since every input in it is optional',
    ],
    [
      'an optional record',
      { ...update, inputs: { sysId: optionalText, category: text } },
      'path: got the input "sysId", which may be missing or is not a text: the request would reach other records; expected a required string',
    ],
    [
      'an optional condition',
      { ...find, inputs: { number: optionalText } },
      'query: got the input "number", which may be missing or is not a text: the request would reach other records; expected a required string',
    ],
    [
      'a condition on a number',
      { ...find, inputs: { number: { type: 'integer', required: true } } },
      'query: got the input "number", which may be missing or is not a text: the request would reach other records; expected a required string',
    ],
    [
      'a query without an input',
      sending({ ...find, inputs: {} }, { query: [{ columns: ['active'], operator: '=', value: 'true' }] }),
      'query: no condition on an input',
    ],
    [
      'a condition without columns',
      sending(find, { query: [{ columns: [], operator: '=', input: 'number' }] }),
      'condition 1 of the query: got no column; expected at least one',
    ],
    [
      'a condition that brings its own operators',
      sending(find, { query: [{ columns: ['number=1^ORnumber'], operator: '=', input: 'number' }] }),
      'query: got the column "number=1^ORnumber"',
    ],
    [
      'a fixed operand that ends its condition',
      sending(find, {
        query: [
          { columns: ['number'], operator: '=', input: 'number' },
          { columns: ['state'], operator: '=', value: '1^active=true' },
        ],
      }),
      'condition 2 of the query: got "1^active=true"; expected a fixed value without "^"',
    ],
    [
      'an order by an impossible column',
      sending(find, { latestBy: '-opened_at' }),
      'latestBy: got the column "-opened_at"',
    ],
    ['a limit of 0', sending(find, { limit: 0 }), 'limit: got 0; expected a whole number, 1 to 100'],
    ['no outputs', { ...update, outputs: {} }, 'outputs: got none; expected at least one'],
    [
      'an output that templates cannot name',
      { ...update, outputs: { 'the-number': number } },
      'got the output "the-number"; expected a name of a lower-case letter, then letters and digits',
    ],
    [
      'an output without path',
      { ...update, outputs: { number: { type: 'string', path: '' } } },
      'output "number": got a string from ""; expected a string from $.result.<column>',
    ],
    [
      'an output of a list that is one text',
      { ...find, outputs: { number: { type: 'string', path: '$.result[0].number' } } },
      'output "number": got a string from "$.result[0].number"; expected a stringList from $.result[*].<column>',
    ],
    [
      'an output of a record that is a list',
      { ...update, outputs: { numbers } },
      'output "numbers": got a stringList from "$.result[*].number"; expected a string from $.result.<column>',
    ],
    [
      'a default that hides a failed search',
      { ...find, outputs: { numbers: { ...numbers, default: '[]' } } },
      'default of output "numbers": an answer without result would count as nothing found; remove it',
    ],
    [
      'a default without its own quotes',
      { ...update, outputs: { number, state: { type: 'string', path: '$.result.state', default: 'none' } } },
      `default of output "state": got "none"; expected the JSON text of a string, with its own quotes, as in '""'`,
    ],
    [
      'nothing but defaults',
      { ...update, outputs: { number: { ...number, default: '""' } } },
      'outputs: every output has a default, so an answer that says nothing would count as success',
    ],
    ['a read that must not be repeated', { ...find, repeat: { safe: false } }, 'a GET changes nothing'],
    ['a create that may be repeated', { ...create, repeat: { safe: true } }, 'a POST makes another record each time'],
    [
      'a journal entry that may be repeated',
      sending(update, { columns: { category: 'work_notes' } }),
      'repeat: the column "work_notes" is a journal, which gets another entry each time; expected { safe: false }',
    ],
  ];

  it.each(cases)('is %s', (_, operation, mistake) => {
    expect(mistakesOf(operation)).toEqual([expect.stringContaining(mistake)]);
  });
});

describe('the lookup of an operation', () => {
  const lookup = defineLookup({
    name: 'find-task-by-correlation-id',
    title: 'Find task',
    description: 'Finds a task.',
    table: 'incident',
  });

  it('is accepted when it finds records of the same table by correlation id', () => {
    expect(mistakesOf({ ...create, repeat: { safe: false, lookup } })).toEqual([]);
  });

  it('must read the same table', () => {
    const other: Lookup = { ...lookup, table: 'problem' };
    expect(mistakesOf({ ...create, repeat: { safe: false, lookup: other } })).toEqual([
      'operation "create-task", repeat.lookup: got "find-task-by-correlation-id", which reads the table problem; expected one that reads incident',
    ]);
  });

  it('must look by correlation id', () => {
    const request: OperationRequest = {
      method: 'GET',
      query: [{ columns: ['correlation_display'], operator: '=', input: 'correlationId' }],
      limit: 2,
    };
    expect(mistakesOf({ ...create, repeat: { safe: false, lookup: { ...lookup, request } } })).toEqual([
      'operation "create-task", repeat.lookup: got "find-task-by-correlation-id"; expected one that looks by correlation id alone; make one with defineLookup',
    ]);
  });

  it('must return the correlation id, for flows to compare', () => {
    const outputs = { ...lookup.outputs, correlationIds: numbers };
    expect(mistakesOf({ ...create, repeat: { safe: false, lookup: { ...lookup, outputs } } })).toEqual([
      'operation "create-task", repeat.lookup: got "find-task-by-correlation-id"; expected one with a stringList output "correlationIds" from $.result[*].correlation_id; make one with defineLookup',
    ]);
  });

  it('is refused for a change', () => {
    expect(mistakesOf({ ...update, repeat: { safe: false, lookup } })).toEqual([
      'operation "set-category", repeat.lookup: a PATCH makes no record that a look-up could find; remove it',
    ]);
  });
});
