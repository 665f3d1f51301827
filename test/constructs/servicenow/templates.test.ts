import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataActionDefinition } from '../../../constructs/genesys/definitions';
import { defineOperation } from '../../../constructs/servicenow/define-operation';
import type { Operation } from '../../../constructs/servicenow/operation';
import { catalogue } from '../../../constructs/servicenow/operations';
import { createIncident } from '../../../constructs/servicenow/operations/create-incident';
import { findCallerByKey } from '../../../constructs/servicenow/operations/find-caller-by-key';
import { reopenIncident } from '../../../constructs/servicenow/operations/reopen-incident';
import { renderOperation } from '../../../constructs/servicenow/render-operation';
import { tokenAction } from '../../../constructs/servicenow/token-action';
import { compileJsonPath } from '../../../sandbox/genesys/template/json-path';
import { compileVelocity } from '../../../sandbox/genesys/template/velocity';
import { parseEncodedQuery } from '../../../sandbox/servicenow/encoded-query';
import { anyCharacter } from '../../support/any-character';

const instance = 'https://acme.service-now.com';
const definitionOf = (operation: Operation) =>
  renderOperation(operation, { auth: 'platform', instance, timeoutSeconds: 4 });
const operations = catalogue;
const writes = operations.filter(({ request }) => request.method !== 'GET');
const searches = operations.filter(({ request }) => request.method === 'GET');

type Texts = Readonly<Record<string, unknown>>;

function print(template: string, input: Texts): string {
  return compileVelocity(template, 'template')({ input, credentials: {}, authResponse: { access_token: 't' } });
}

/** Texts with a meaning in one of the languages on the way. */
const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '"',
          '\\',
          '\n',
          '\u0000',
          '\u2028',
          '${',
          '$!{',
          '%{',
          '#set($x = 1)',
          '#end',
          '{{x}}',
          '^',
          '^OR',
          '^NQ',
          '=',
          '&',
          '?',
        ],
        ...[
          '#',
          '/',
          '..',
          '+',
          '%5E',
          ' ',
          '🙂',
          '\ud800',
          'javascript:',
          'JavaScript:',
          'java^script:',
          ':',
          'sys_id=',
          '"}',
          '}',
        ],
        ...['$input.x', '$esc.quote', '${credentials.clientSecret}', 'ä', 'a', '1'],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);
const written = hostile.filter((text) => text !== '');

/** A value for every required input, and for any of the optional ones an absent, null, empty or hostile text. */
function inputsOf({ inputs }: Operation): fc.Arbitrary<Texts> {
  return fc.record(
    Object.fromEntries(
      Object.entries(inputs).map(([name, { required }]) => [
        name,
        required ? hostile : fc.oneof(fc.constantFrom(undefined, null, ''), written),
      ]),
    ),
  );
}

function columnsOf({ request }: Operation): readonly [input: string, column: string][] {
  if (request.method === 'GET') return [];
  const own = request.method === 'POST' ? { correlationId: 'correlation_id' } : {};
  return Object.entries({ ...own, ...request.columns }) as [string, string][];
}

describe('any text of a caller', () => {
  it.each(writes.map((operation) => [operation.name, operation] as const))(
    '%s: reaches the body unchanged, with any other inputs',
    (_, operation) => {
      const { body = '' } = definitionOf(operation).request;
      const fixed = operation.request.method === 'GET' ? {} : operation.request.values;
      fc.assert(
        fc.property(inputsOf(operation), (input) => {
          const expected = columnsOf(operation).flatMap(([name, column]) => {
            const text = input[name] ?? '';
            return text === '' && !operation.inputs[name]?.required ? [] : [[column, text]];
          });
          expect(JSON.parse(print(body, input))).toEqual({ ...Object.fromEntries(expected), ...fixed });
        }),
        { numRuns: 100 },
      );
    },
  );

  it('reaches a body in every subset of the optional inputs', () => {
    const { body = '' } = definitionOf(createIncident).request;
    const optional = Object.entries(createIncident.inputs).flatMap(([name, { required }]) => (required ? [] : [name]));
    const sizes = new Set<number>();
    for (let subset = 0; subset < 2 ** optional.length; subset++) {
      const given = optional.filter((_, bit) => subset & (2 ** bit));
      const input = Object.fromEntries(['correlationId', 'shortDescription', ...given].map((name) => [name, 'x']));
      const sent = Object.keys(JSON.parse(print(body, input)));
      expect(sent).toHaveLength(2 + given.length);
      sizes.add(sent.length);
    }
    expect(sizes.size).toBe(8);
  });

  it.each(searches.map((operation) => [operation.name, operation] as const))(
    '%s: adds no condition to the query',
    (_, operation) => {
      const { url } = definitionOf(operation).request;
      const benign = conditionsOf(url, Object.fromEntries(Object.keys(operation.inputs).map((name) => [name, 'x'])));
      fc.assert(
        fc.property(inputsOf(operation), (input) => {
          const conditions = conditionsOf(url, input);
          const name = Object.keys(operation.inputs)[0] as string;
          const operand = String(input[name])
            .replace(/[\^:]/g, '')
            .replace(/^[\0- ]+|[\0- ]+$/g, '')
            .replace(/\p{Surrogate}/gu, '?');
          const nobody = operand === '' ? [[{ field: 'sys_id', operator: '=', operand: 'none' }]] : [];
          expect(conditions).toEqual([...withOperand(benign, operand), ...nobody]);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('stays one segment of the path and one line of a header', () => {
    const { url, headers } = definitionOf(reopenIncident).request;
    fc.assert(
      fc.property(hostile, (text) => {
        const input = { sysId: text, correlationId: text };
        const [path = ''] = print(url, input).split('?');
        expect(path.slice(`${instance}/api/now/table/incident/`.length)).toMatch(/^[A-Za-z0-9._~%-]*$/);
        expect(print(headers['X-Correlation-Id'] as string, input)).toMatch(/^[A-Za-z0-9._~%-]*$/);
      }),
    );
  });
});

/** Groups of alternatives, as ServiceNow reads the query. */
function conditionsOf(url: string, input: Texts): readonly object[][] {
  const printed = new URL(print(url, input));
  expect([...printed.searchParams.keys()]).toEqual([
    'sysparm_query',
    'sysparm_fields',
    'sysparm_limit',
    'sysparm_exclude_reference_link',
  ]);
  const { groups } = parseEncodedQuery(printed.searchParams.get('sysparm_query') ?? '');
  expect(groups).toHaveLength(1);
  return groups[0] as object[][];
}

function withOperand(conditions: readonly object[][], operand: string): readonly object[][] {
  return conditions.map((alternatives) =>
    alternatives.map((condition) =>
      'operand' in condition && condition.operand === 'x' ? { ...condition, operand } : condition,
    ),
  );
}

describe('a text that is empty in a query', () => {
  it.each(['', ' ', '^', ' ^^: \n', ':'])('%j finds no one, instead of matching every empty column', (key) => {
    const conditions = conditionsOf(definitionOf(findCallerByKey).request.url, { key, correlationId: 'c-1' });
    expect(conditions.at(-1)).toEqual([{ field: 'sys_id', operator: '=', operand: 'none' }]);
  });
});

describe('numbers and booleans', () => {
  it('are sent as text, and false and 0 are values', () => {
    const operation = defineOperation({
      name: 'set-flags',
      title: 'Set flags',
      description: 'Sets flags.',
      table: 'incident',
      inputs: {
        sysId: { type: 'string', required: true },
        count: { type: 'integer', required: true },
        share: { type: 'number', required: false },
        knowledge: { type: 'boolean', required: false },
      },
      request: {
        method: 'PATCH',
        record: 'sysId',
        columns: { count: 'reassignment_count', share: 'u_share', knowledge: 'knowledge' },
      },
      outputs: { number: { type: 'string', path: '$.result.number' } },
      repeat: { safe: true },
    });
    const { body = '' } = definitionOf(operation).request;
    expect(JSON.parse(print(body, { sysId: 'x', count: 0, share: 0.5, knowledge: false }))).toEqual({
      reassignment_count: '0',
      u_share: '0.5',
      knowledge: 'false',
    });
    expect(JSON.parse(print(body, { sysId: 'x', count: 7 }))).toEqual({ reassignment_count: '7' });
  });
});

describe('an answer', () => {
  it('of a create returns number and sys_id', () => {
    const { response } = definitionOf(createIncident);
    const answer = { result: { number: 'INC0010001', sys_id: 'a"b' } };
    expect(read(response, answer)).toEqual({ number: 'INC0010001', sysId: 'a"b' });
  });

  it.each([{}, { result: [] }, { result: { sys_id: 'x' } }, { error: {} }])('of a create fails as %j', (answer) => {
    expect(() => read(definitionOf(createIncident).response, answer)).toThrow();
  });

  it('of a search distinguishes none from failed', () => {
    const { response } = definitionOf(findCallerByKey);
    expect(read(response, { result: [] })).toEqual({ sysIds: [], names: [] });
    expect(read(response, { result: [{ sys_id: '1', name: 'Ada' }] })).toEqual({ sysIds: ['1'], names: ['Ada'] });
    expect(() => read(response, { error: { message: 'x' } })).toThrow();
  });

  const { response } = tokenAction({ instance, tokenPath: '/t', grant: 'password', timeoutSeconds: 3 });

  it.each([
    [1799, '1799'],
    ['1799', '1799'],
    [1799.5, '1799.5'],
    [null, 'null'],
    ['soon\\', 'soon\\\\'],
    [undefined, '60'],
    [{ a: 1 }, '{a:1}'],
  ])('of the token endpoint with expires_in %j returns the text %s', (expiresIn, text) => {
    const answer = { access_token: 'a"\\b', expires_in: expiresIn, scope: null };
    expect(read(response, answer)).toEqual({
      accessToken: 'a"\\b',
      expiresIn: text,
      tokenType: 'Bearer',
      scope: 'null',
    });
  });

  it('of the token endpoint without a token fails', () => {
    expect(() => read(response, { error: 'server_error' })).toThrow();
  });
});

/** The outputs that the platform makes of an answer: paths, defaults where a path does not resolve, and the template. */
function read({ values, defaults, template }: DataActionDefinition['response'], answer: object): unknown {
  const document: unknown = JSON.parse(JSON.stringify(answer));
  const texts = Object.entries(values).map(([name, path]) => {
    const resolved = compileJsonPath(path, name)(document);
    return [name, resolved.found ? JSON.stringify(resolved.value) : defaults[name]];
  });
  return JSON.parse(compileVelocity(template, 'template')(Object.fromEntries(texts)));
}
