import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../../../input/user-error';
import { checkedOrg } from '../../../../sandbox/genesys/data-actions/checked-org';
import type { DataAction } from '../../../../sandbox/genesys/org/entities';

describe('an org whose data actions are checked', () => {
  const integration = { id: 'i', name: 'I', state: 'ENABLED' } as const;
  const plain: DataAction = {
    id: 'a',
    name: 'A',
    category: 'C',
    secure: false,
    integrationId: 'i',
    inputSchema: { type: 'object' },
    successSchema: { type: 'object' },
    request: { type: 'GET', urlTemplate: 'https://x.test', headers: {}, template: '' },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    timeoutSeconds: 5,
  };

  it('reports everything that the platform refuses, at once', () => {
    const make = () =>
      checkedOrg({
        integrations: [integration],
        dataActions: [plain, { ...plain, timeoutSeconds: 61, integrationId: 'x', inputSchema: { type: 'string' } }],
      });
    expect(make).toThrow('another action has the same category and name');
    expect(make).toThrow('got the integration "x"; expected one that is declared');
    expect(make).toThrow('timeout: got 61 seconds; expected whole seconds from 1 to 60');
    expect(make).toThrow('contract.input.inputSchema.type: got "string"; expected "object"');
  });

  it.each([1, 60])('accepts a timeout of %d seconds', (timeoutSeconds) => {
    expect(() =>
      checkedOrg({ integrations: [integration], dataActions: [{ ...plain, timeoutSeconds }] }),
    ).not.toThrow();
  });

  it.each([0, 0.5, 1.5, 60.5, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a timeout of %d seconds',
    (seconds) => {
      const make = () =>
        checkedOrg({ integrations: [integration], dataActions: [{ ...plain, timeoutSeconds: seconds }] });
      expect(make).toThrow(`timeout: got ${seconds} seconds; expected whole seconds from 1 to 60`);
    },
  );

  function mistakes(change: Partial<DataAction>): readonly string[] {
    try {
      checkedOrg({ integrations: [integration], dataActions: [{ ...plain, ...change }] });
      return [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message.split('\n').map((line) => line.replace('data action "C / A", ', ''));
    }
  }

  it('reports every broken template and path at once, before an execution', () => {
    const request = {
      type: 'POST',
      urlTemplate: 'https://x.test/${input.id',
      headers: { 'X-A': 'a\n#macro', 'X-B': '$ecs.url("a")' },
      template: '{"a": "$esc.jsonEncode($input.a"}',
    } as const;
    const response = {
      translationMap: { id: '$.id[', many: '$.rows[*].id', name: '$name' },
      translationMapDefaults: {},
      successTemplate: '#if($id){"id": ${id}}',
    };
    expect(mistakes({ request, response })).toEqual([
      expect.stringMatching(/^request URL, line 1, column 26: got the end of the template; expected "}"/),
      expect.stringMatching(/^header X-A, line 2, column 1: got "#macro"; expected one of #if, /),
      expect.stringMatching(/^header X-B, line 1, column 1, \$ecs\.url\("a"\): /),
      expect.stringMatching(/^request body, line 1, column 32: got .*; expected "\)"/),
      expect.stringMatching(/^translation map "id", character 6 of "\$\.id\[": /),
      expect.stringMatching(/^translation map "name", character 2 of "\$name": got "name"; expected "\.", /),
      expect.stringMatching(/^success template, line 1, column 1: this #if has no #end/),
    ]);
  });

  it('reads no body template of a GET, which has no body', () => {
    expect(mistakes({ request: { ...plain.request, template: '#broken(' } })).toEqual([]);
  });

  it.each(['rawResult', 'esc', 'math'])('refuses a value of the translation map that is called %s', (name) => {
    const response = { ...plain.response, translationMap: { [name]: '$.a' } };
    expect(mistakes({ response })).toEqual([
      `translation map "${name}": $${name} means something else in a success template; choose another name`,
    ]);
  });

  it('refuses a duplicate header, and an Accept that is not JSON', () => {
    const headers = { 'Content-Type': 'application/json', 'content-type': 'text/plain', ACCEPT: 'text/html' };
    expect(mistakes({ request: { ...plain.request, headers } })).toEqual([
      'header content-type: given twice, with other capitals; remove one',
      expect.stringContaining('header Accept: INVALID_SCHEMA'),
    ]);
    expect(mistakes({ request: { ...plain.request, headers: { Accept: 'application/vnd.api+json' } } })).toEqual([]);
  });

  it('reports the broken templates of a sign-in, with the integration', () => {
    const credential = { name: 'OAuth', type: 'userDefinedOAuth', fields: {} } as const;
    const broken = {
      integrationId: 'i',
      request: { ...plain.request, urlTemplate: '$' + '{x' },
      response: plain.response,
    };
    const make = () =>
      checkedOrg({ integrations: [{ ...integration, credential }], dataActions: [plain], customAuthActions: [broken] });
    expect(make).toThrow(
      /^custom auth action of integration "I", request URL, line 1, column 4: got the end of the template; expected "}"/,
    );
  });

  const url = (urlTemplate: string) => ({ request: { ...plain.request, urlTemplate } });
  const inputSchema = { type: 'object', properties: { number: { type: 'string' } } };

  it.each([
    ['${input.nope}', '${input.nope}: got "nope" of $input'],
    ['$input.nope', '$input.nope: got "nope" of $input'],
    ['$!input.nope', '$!input.nope: got "nope" of $input'],
    ['$esc.uriEncode($input.nope)', '$input.nope: got "nope" of $input'],
    ['#if($input.nope)a#end', '$input.nope: got "nope" of $input'],
    ['#set($a = $input.nope)', '$input.nope: got "nope" of $input'],
    ['$esc.uriEncode("a${input.nope}")', 'in this text, ${input.nope}: got "nope" of $input'],
    ['${input.numbr}', 'got "numbr" of $input; expected one of number, rawRequest; did you mean "number"?'],
    [
      '$input["number"]',
      'got $input, which is an object without methods and indexes; expected one of number, rawRequest; write $input.number',
    ],
    ['$input.toString()', '$input.toString(): got $input, which is an object without methods and indexes'],
    ['$input', '$input: got $input, which is an object without methods and indexes'],
    ['${credentials.x}', '${credentials.x}: the integration "I" has no credential'],
    ['$!{authResponse.access_token}', 'the integration "I" has no custom auth'],
  ])('refuses a URL with %s, which has no value in any execution', (template, message) => {
    expect(mistakes({ ...url(`https://x.test/\n ${template}`), inputSchema })).toEqual([
      expect.stringMatching(/^request URL, line 2, column \d+, /),
    ]);
    expect(mistakes({ ...url(`https://x.test/\n ${template}`), inputSchema })[0]).toContain(message);
  });

  it.each([
    '${input.number}',
    '$!input.number.trim()',
    '$input.rawRequest',
    '#set($i = $input)$i.number',
    '#set($credentials = "a")$credentials.length()',
    '#if($input)a#end',
    '$money $5 ${other}',
  ])('accepts a URL with %s', (template) => {
    expect(mistakes({ ...url(`https://x.test/${template}`), inputSchema })).toEqual([]);
  });

  it('checks every template of a request, and reports the column of each reference', () => {
    const request = {
      type: 'POST',
      urlTemplate: 'https://x.test/${input.a}${input.b}',
      headers: { 'X-A': 'a ${input.c}' },
      template: '{\n  "a": "$!input.d"\n}',
    } as const;
    expect(mistakes({ request, inputSchema }).map((line) => line.replace(/, \$.*/, ''))).toEqual([
      'request URL, line 1, column 16',
      'request URL, line 1, column 26',
      'header X-A, line 1, column 3',
      'request body, line 2, column 9',
    ]);
  });

  function publish(type: 'userDefined' | 'userDefinedOAuth' | 'basicAuth', template: string, signIn = '') {
    const credential = { name: 'C', type, fields: { clientId: 'a' } };
    const auth = { integrationId: 'i', ...url(`https://x.test/${signIn}`), response: plain.response } as const;
    return () =>
      checkedOrg({
        integrations: [{ ...integration, credential }],
        dataActions: [{ ...plain, ...url(`https://x.test/${template}`) }],
        customAuthActions: type === 'userDefinedOAuth' ? [auth] : [],
      });
  }

  it('knows the credentials that an action can read', () => {
    expect(publish('userDefined', '${credentials.clientId}')).not.toThrow();
    expect(publish('userDefined', '${credentials.clientID}')).toThrow(
      'got "clientID" of $credentials; expected clientId; did you mean "clientId"?',
    );
    expect(publish('basicAuth', '${credentials.clientId}')).toThrow('a credential of the type basicAuth');
    expect(publish('userDefinedOAuth', '${credentials.clientId}')).toThrow(
      'so only its custom auth action reads the fields',
    );
    expect(publish('userDefinedOAuth', '${authResponse.anything}')).not.toThrow();
    expect(publish('userDefinedOAuth', '$authResponse')).toThrow('expected a member of it; write $authResponse.name');
    expect(publish('userDefined', '${authResponse.access_token}')).toThrow('has no custom auth');
  });

  it('knows the values that the sign-in of an integration can read', () => {
    expect(publish('userDefinedOAuth', '', '${credentials.clientId}')).not.toThrow();
    expect(publish('userDefinedOAuth', '', '${credentials.secret}')).toThrow(
      /^custom auth action of integration "I", request URL, line 1, column 16, .*: got "secret" of \$credentials/,
    );
    expect(publish('userDefinedOAuth', '', '${input.number}')).toThrow('has no such value for its sign-in');
  });

  function responseMistakes(change: Partial<DataAction['response']>, required: readonly string[] = []) {
    const properties = Object.fromEntries(required.map((name) => [name, { type: 'string' }]));
    const successSchema = required.length === 0 ? plain.successSchema : { type: 'object', properties, required };
    const response = { translationMap: { id: '$.id', name: '$.name' }, translationMapDefaults: {}, ...change };
    return mistakes({ response: { successTemplate: '${rawResult}', ...response }, successSchema });
  }

  it.each([
    [
      '{"id": ${ids}}',
      '${ids}: got "ids" of the translation map; expected one of id, name, rawResult; did you mean "id"?',
    ],
    ['{"id": $!{input.id}}', '$!{input.id}: got "input" of the translation map'],
    [
      '#if($nmae){"id": 1}#else{}#end',
      '$nmae: got "nmae" of the translation map; expected one of id, name, rawResult; did you mean "name"?',
    ],
    [
      '{"id": $successTemplateUtils.firstFromArray("${ids}")}',
      'in this text, ${ids}: got "ids" of the translation map',
    ],
    [
      '{"id": "$ecs.jsonEncode($id)"}',
      '$ecs.jsonEncode($id): got "ecs" of the translation map; expected one of id, name, rawResult; did you mean "esc"?',
    ],
    ['$a#set($a = 1)', '$a: got "a" of the translation map'],
  ])('refuses the success template %s, whose name is not in the translation map', (successTemplate, message) => {
    expect(responseMistakes({ successTemplate })).toEqual([
      expect.stringMatching(/^success template, line 1, column \d+, /),
    ]);
    expect(responseMistakes({ successTemplate })[0]).toContain(message);
  });

  it.each([
    '{"id": ${id}, "name": $!{name}, "all": ${rawResult}}',
    '#set($a = $id){"id": ${a}, "b": "$esc.quote"}',
    '{"id": "constant"}',
    '#if($id == "x"){}#end',
  ])('accepts the success template %s', (successTemplate) => {
    expect(responseMistakes({ successTemplate })).toEqual([]);
  });

  it.each([
    ['a list', { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } }],
    ['without a type', { properties: { id: { type: 'string' } } }],
  ])('reports an input schema that is %s without doubting the names of its inputs', (_, inputSchema) => {
    const request = { ...plain.request, urlTemplate: 'https://x.test/$input.id' };
    expect(mistakes({ inputSchema, request })).toEqual([
      expect.stringMatching(/^contract\.input\.inputSchema\.type: got /),
    ]);
  });

  it('knows the variable of a loop and $foreach within the loop only', () => {
    const successTemplate = '{"id": [#foreach($x in $id.split(","))$x$foreach.index#end], "all": [{"n": $!{name}}]}';
    expect(responseMistakes({ successTemplate })).toEqual([]);
    expect(
      responseMistakes({ successTemplate: '#foreach($x in [$id, {"k": $nmae}, [1..$y]])$x#end$x$!foreach' }),
    ).toEqual(['$nmae', '$y', '$x', '$!foreach'].map((name) => expect.stringContaining(`${name}: got`)));
  });

  it('refuses a default for a name that is not in the translation map', () => {
    expect(responseMistakes({ translationMapDefaults: { id: '""', nam: '""' } })).toEqual([
      'translation map default: got "nam" of the translation map; expected one of id, name; did you mean "name"?',
    ]);
  });

  it.each(['', '{"id": }', 'ok', '## a comment'])('refuses the success template "%s", which is not JSON', (text) => {
    expect(responseMistakes({ successTemplate: text })).toEqual([
      'success template: got a text that is not JSON and refers to nothing, so every execution fails; expected a JSON text, or ${rawResult}',
    ]);
  });

  it('refuses a success template that never produces a required output', () => {
    expect(responseMistakes({ successTemplate: '{"id": ${id}}' }, ['id', 'name'])).toEqual([
      'success template: it never makes name, which contract.output.successSchema requires; add them, or make them optional',
    ]);
  });

  it.each(['{"id": "${id}"}', '${rawResult}', '{${id}: ${id}}', '{"${id}": 1}', '#if($id){"id": 1}#else{}#end'])(
    'takes the success template %s, which may make every required output',
    (successTemplate) => {
      expect(responseMistakes({ successTemplate }, ['id'])).toEqual([]);
    },
  );

  it('refuses a wrong regular expression in a template before an execution', () => {
    expect(mistakes({ ...url('https://x.test/$input.number.replaceAll("(", "")'), inputSchema })).toEqual([
      expect.stringContaining('the regular expression "(" cannot be read: missing closing )'),
    ]);
  });

  it('distinguishes actions of one name in two categories', () => {
    const other = { ...plain, category: 'D' };
    const org = checkedOrg({ integrations: [integration], dataActions: [plain, other] });
    expect(org.dataAction('D', 'A')).toBe(other);
  });
});
