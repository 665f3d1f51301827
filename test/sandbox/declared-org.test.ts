import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SandboxError } from '../../sandbox/errors';
import type { DataAction } from '../../sandbox/genesys/data-actions/data-action';
import { Org } from '../../sandbox/genesys/org/org';

const contract =
  '{"$schema":"http://json-schema.org/draft-04/schema#","type":"object","properties":{"a":{"type":"string"},"accessToken":{"type":"string"}}}';

function action(change: object = {}): object {
  return {
    name: 'Get incident',
    category: 'ServiceNow',
    integration_id: '${genesyscloud_integration.ServiceNow.id}',
    contract_input: contract,
    contract_output: contract,
    config_timeout_seconds: 4,
    config_request: [
      {
        request_type: 'GET',
        request_url_template: 'https://x.test/$${input.a}%%{b}',
        headers: { Accept: 'application/json', Authorization: 'Bearer $${input.accessToken}' },
      },
    ],
    config_response: [
      { translation_map: { a: '$.a' }, translation_map_defaults: { a: '""' }, success_template: '{"a": $${a}}' },
    ],
    ...change,
  };
}

function stack(change: { resource?: object; data?: object; variable?: object } = {}): object {
  return {
    resource: {
      genesyscloud_integration: {
        ServiceNow: {
          integration_type: 'custom-rest-actions',
          intended_state: 'ENABLED',
          config: [
            { name: 'ServiceNow', credentials: { basicAuth: '${genesyscloud_integration_credential.Client.id}' } },
          ],
        },
      },
      genesyscloud_integration_credential: {
        Client: {
          name: 'Client',
          credential_type_name: 'userDefined',
          fields: { clientId: '${var.client_id}', clientSecret: '${var.client_secret}', realm: 'plain' },
        },
      },
      genesyscloud_integration_action: { Get: action() },
      genesyscloud_flow: {
        Main: { filepath: 'flows/main.yaml', update_trigger_hash: '${sha1(genesyscloud_integration_action.Get.id)}' },
      },
      ...change.resource,
    },
    data: { genesyscloud_routing_queue: { Fallback: { name: 'Service Desk' } }, ...change.data },
    variable: { client_id: { type: 'string' }, client_secret: { sensitive: true }, ...change.variable },
  };
}

const variables = { client_id: 'id', client_secret: 'secret' };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'org-'));
  mkdirSync(join(folder, 'flows'));
  writeFileSync(join(folder, 'flows/main.yaml'), 'workflow:\n  name: Main\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(content: object | string): void {
  writeFileSync(join(folder, 'cdk.tf.json'), typeof content === 'string' ? content : JSON.stringify(content));
}

function read(content: object | string, options: object = {}): Org {
  write(content);
  return Org.fromStack(folder, { variables, ...options });
}

describe('an org read from a synthesised stack', () => {
  it('has the data actions with their templates as Velocity sees them', () => {
    expect(read(stack()).dataAction('ServiceNow', 'Get incident')).toEqual({
      id: 'genesyscloud_integration_action.Get',
      name: 'Get incident',
      category: 'ServiceNow',
      secure: false,
      integrationId: 'genesyscloud_integration.ServiceNow',
      inputSchema: JSON.parse(contract),
      successSchema: JSON.parse(contract),
      request: {
        type: 'GET',
        urlTemplate: 'https://x.test/${input.a}%{b}',
        headers: { Accept: 'application/json', Authorization: 'Bearer ${input.accessToken}' },
        template: '',
      },
      response: { translationMap: { a: '$.a' }, translationMapDefaults: { a: '""' }, successTemplate: '{"a": ${a}}' },
      timeoutSeconds: 4,
    });
    expect(read(stack()).dataAction('ServiceNow', 'get incident')).toBeUndefined();
  });

  it('has the integration with its credential, the secrets taken from the variables', () => {
    expect(read(stack()).integration('genesyscloud_integration.ServiceNow')).toEqual({
      id: 'genesyscloud_integration.ServiceNow',
      name: 'ServiceNow',
      state: 'ENABLED',
      credential: {
        name: 'Client',
        type: 'userDefined',
        fields: { clientId: 'id', clientSecret: 'secret', realm: 'plain' },
      },
    });
  });

  it('has the queues that are looked up and the flows as they are on disk', () => {
    const org = read(stack());
    expect([org.queueExists('Service Desk'), org.queueExists('Other')]).toEqual([true, false]);
    expect(org.flows).toEqual([
      { address: 'genesyscloud_flow.Main', file: join(folder, 'flows/main.yaml'), text: 'workflow:\n  name: Main\n' },
    ]);
  });

  it('applies what Terraform and the platform default to', () => {
    const bare = stack({
      resource: {
        genesyscloud_integration: { ServiceNow: { integration_type: 'custom-rest-actions' } },
        genesyscloud_integration_action: {
          Get: {
            ...action(),
            config_timeout_seconds: undefined,
            config_response: undefined,
            config_request: { request_type: 'GET', request_url_template: 'https://x.test' },
          },
        },
      },
    });
    const org = read(bare);
    expect(org.integration('genesyscloud_integration.ServiceNow')?.state).toBe('DISABLED');
    expect(org.dataAction('ServiceNow', 'Get incident')).toMatchObject({
      timeoutSeconds: 60,
      response: { successTemplate: '${rawResult}', translationMap: {} },
    });
  });

  it('takes the default of a variable that is given no value', () => {
    const org = read(stack({ variable: { client_id: { default: 'from default' } } }), {
      variables: { client_secret: 's' },
    });
    expect(org.integrations[0]?.credential?.fields['clientId']).toBe('from default');
  });

  const existing = stack({
    resource: {
      genesyscloud_integration: {
        ServiceNow: {
          config: { name: 'S', credentials: { basicAuth: '${data.genesyscloud_integration_credential.Client.id}' } },
        },
      },
    },
    data: { genesyscloud_integration_credential: { Client: { name: 'ServiceNow OAuth' } } },
  });

  it('takes the fields of an existing credential from the caller', () => {
    const org = read(existing, { existingCredentials: () => ({ clientId: 'x' }) });
    expect(org.integrations[0]?.credential).toEqual({
      name: 'ServiceNow OAuth',
      type: 'userDefined',
      fields: { clientId: 'x' },
    });
    expect(() => read(existing)).toThrow(
      'the existing credential "ServiceNow OAuth" has no fields here; pass them in existingCredentials',
    );
  });

  it('has the custom auth action of an integration that signs in', () => {
    const auth = {
      integration_id: '${genesyscloud_integration.ServiceNow.id}',
      config_request: [{ request_type: 'POST', request_url_template: '$${credentials.loginUrl}' }],
    };
    const credential = {
      Client: { name: 'Client', credential_type_name: 'userDefinedOAuth', fields: { loginUrl: 'x' } },
    };
    const org = read(
      stack({
        resource: {
          genesyscloud_integration_custom_auth_action: { Auth: auth },
          genesyscloud_integration_credential: credential,
        },
      }),
    );
    expect(org.customAuthAction('genesyscloud_integration.ServiceNow')?.request.urlTemplate).toBe(
      '${credentials.loginUrl}',
    );
    expect(() => read(stack({ resource: { genesyscloud_integration_credential: credential } }))).toThrow(
      'no custom auth action is declared',
    );
  });
});

describe('a stack that cannot be read', () => {
  it('that was never synthesised says how to', () => {
    expect(() => Org.fromStack(join(folder, 'none'), { variables })).toThrow(SandboxError);
    expect(() => Org.fromStack(join(folder, 'none'), { variables })).toThrow(
      `${join(folder, 'none', 'cdk.tf.json')}: cannot be read; run the synthesis first: npx cdktf synth`,
    );
  });

  it.each<[string, object | string, string]>([
    ['is cut short', '{"resource": ', 'cdk.tf.json: is not JSON'],
    [
      'names a flow file that is not there',
      stack({ resource: { genesyscloud_flow: { Main: { filepath: 'flows/gone.yaml' } } } }),
      'genesyscloud_flow.Main.filepath: the flow file',
    ],
    [
      'has an expression in a template',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ name: '${upper("a")}' }) } } }),
      'genesyscloud_integration_action.Get.name: cannot resolve ${upper("a")}',
    ],
    [
      'has a directive in a template',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ name: '%{ if a }' }) } } }),
      'holds a Terraform directive',
    ],
    [
      'points to a resource that is not there',
      stack({ resource: { genesyscloud_integration: {} } }),
      'cannot resolve ${genesyscloud_integration.ServiceNow.id}',
    ],
    [
      'has no contract',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ contract_input: undefined }) } } }),
      'Get.contract_input: is missing; expected a text',
    ],
    [
      'has a contract that is no JSON',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ contract_input: '{' }) } } }),
      'Get.contract_input: is not the text of a JSON object',
    ],
    [
      'has an unknown method',
      stack({
        resource: {
          genesyscloud_integration_action: {
            Get: action({ config_request: [{ request_type: 'HEAD', request_url_template: 'x' }] }),
          },
        },
      }),
      'config_request.request_type: is "HEAD"; accepted are GET, POST',
    ],
    [
      'has a number for a text',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ name: 5 }) } } }),
      'Get.name: is a number; expected a text',
    ],
    [
      'has no request',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ config_request: undefined }) } } }),
      'Get.config_request: is missing; expected a block',
    ],
    ['is a list', '[]', 'cdk.tf.json: holds no configuration; expected an object with a section'],
    ['is empty', '{}', 'cdk.tf.json: holds no configuration'],
    ['has a list for its resources', { resource: [] }, 'cdk.tf.json: resource: is an empty list; expected an object'],
    [
      'has a text for the resources of a type',
      { resource: { genesyscloud_flow: 'x' } },
      'resource.genesyscloud_flow: is a text; expected an object of names',
    ],
    [
      'has a list for a resource',
      stack({ resource: { genesyscloud_flow: { Main: [{ filepath: 'x' }] } } }),
      'resource.genesyscloud_flow.Main: is a list; expected a block, which is an object',
    ],
    ['has a number for a data source', stack({ data: { a: { b: 1 } } }), 'data.a.b: is a number; expected a block'],
    ['has a text for a variable', stack({ variable: { a: 'b' } }), 'variable.a: is a text; expected a block'],
    ...(
      [
        ['a text', 'X-A: b', 'is a text'],
        ['a list', ['X-A'], 'is a list'],
      ] as const
    ).map(([kind, headers, given]): [string, object, string] => [
      `has ${kind} for headers`,
      stack({
        resource: {
          genesyscloud_integration_action: {
            Get: action({ config_request: [{ request_type: 'GET', request_url_template: 'https://x.test', headers }] }),
          },
        },
      }),
      `Get.config_request.headers: ${given}; expected an object of texts`,
    ]),
    [
      'has null for a header',
      stack({
        resource: {
          genesyscloud_integration_action: {
            Get: action({
              config_request: [{ request_type: 'GET', request_url_template: 'https://x.test', headers: { A: null } }],
            }),
          },
        },
      }),
      'Get.config_request.headers.A: is null; expected a text',
    ],
    [
      'has a text for a translation map',
      stack({
        resource: {
          genesyscloud_integration_action: { Get: action({ config_response: [{ translation_map: '$.a' }] }) },
        },
      }),
      'Get.config_response.translation_map: is a text; expected an object of texts',
    ],
    [
      'has a text for a block',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ config_response: 'x' }) } } }),
      'Get.config_response: is a text; expected a block, or a list of one block',
    ],
    [
      'has two blocks where there is one',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ config_response: [{}, {}] }) } } }),
      'Get.config_response: is a list; expected a block, or a list of one block',
    ],
  ])('because it %s names the place', (_, content, message) => {
    expect(() => read(content)).toThrow(message);
  });

  it('because variables have no values lists them all and shows no value', () => {
    expect(() => read(stack(), { variables: {} })).toThrow(
      /the variable "client_id" has no value.*TF_VAR_client_id[\s\S]*"client_secret" has no value/,
    );
  });
});

describe('an org made of plain values', () => {
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

  it('refuses everything that the platform would, at once', () => {
    const make = () =>
      new Org({
        integrations: [integration],
        dataActions: [plain, { ...plain, timeoutSeconds: 61, integrationId: 'x', inputSchema: { type: 'string' } }],
      });
    expect(make).toThrow('another action has the same category and name');
    expect(make).toThrow('there is no integration "x"');
    expect(make).toThrow('the timeout is 61 seconds; accepted are whole seconds from 1 to 60');
    expect(make).toThrow('contract.input.inputSchema.type must be "object"');
  });

  it.each([1, 60])('takes a timeout of %d seconds', (timeoutSeconds) => {
    expect(() => new Org({ integrations: [integration], dataActions: [{ ...plain, timeoutSeconds }] })).not.toThrow();
  });

  it.each([0, 0.5, 1.5, 60.5, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a timeout of %d seconds',
    (seconds) => {
      const make = () => new Org({ integrations: [integration], dataActions: [{ ...plain, timeoutSeconds: seconds }] });
      expect(make).toThrow(`the timeout is ${seconds} seconds; accepted are whole seconds from 1 to 60`);
    },
  );

  function mistakes(change: Partial<DataAction>): readonly string[] {
    try {
      new Org({ integrations: [integration], dataActions: [{ ...plain, ...change }] });
      return [];
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      return error.message.split('\n').map((line) => line.replace('data action "C / A", ', ''));
    }
  }

  it('shows every broken template and path at once, before anything runs', () => {
    const request = {
      type: 'POST',
      urlTemplate: 'https://x.test/${input.id',
      headers: { 'X-A': 'a\n#foreach', 'X-B': '$ecs.url("a")' },
      template: '{"a": "$esc.jsonEncode($input.a"}',
    } as const;
    const response = {
      translationMap: { id: '$.id[', many: '$.rows[*].id', name: 'name' },
      translationMapDefaults: {},
      successTemplate: '#if($id){"id": ${id}}',
    };
    expect(mistakes({ request, response })).toEqual([
      expect.stringMatching(/^request URL, line 1, column 26: expected "}"/),
      expect.stringMatching(/^header X-A, line 2, column 1: unknown directive or macro "#foreach"/),
      expect.stringMatching(/^header X-B, line 1, column 1: \$ecs\.url/),
      expect.stringMatching(/^request body, line 1, column 32: expected "\)"/),
      expect.stringMatching(/^translation map "id": the path "\$\.id\[", character 6: /),
      expect.stringMatching(/^translation map "name": the path "name", character 1: a path starts with "\$"/),
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

  it('refuses a header that stands twice, and an Accept that is no JSON', () => {
    const headers = { 'Content-Type': 'application/json', 'content-type': 'text/plain', ACCEPT: 'text/html' };
    expect(mistakes({ request: { ...plain.request, headers } })).toEqual([
      'header content-type: stands twice, in other letters; remove one',
      expect.stringContaining('header Accept: INVALID_SCHEMA'),
    ]);
    expect(mistakes({ request: { ...plain.request, headers: { Accept: 'application/vnd.api+json' } } })).toEqual([]);
  });

  it('shows the broken templates of a sign-in, with the integration', () => {
    const credential = { name: 'OAuth', type: 'userDefinedOAuth', fields: {} } as const;
    const broken = {
      integrationId: 'i',
      request: { ...plain.request, urlTemplate: '$' + '{x' },
      response: plain.response,
    };
    const make = () =>
      new Org({ integrations: [{ ...integration, credential }], dataActions: [plain], customAuthActions: [broken] });
    expect(make).toThrow(/^custom auth action of integration "I", request URL, line 1, column 4: expected "}"/);
  });

  const url = (urlTemplate: string) => ({ request: { ...plain.request, urlTemplate } });
  const inputSchema = { type: 'object', properties: { number: { type: 'string' } } };

  it.each([
    ['${input.nope}', '${input.nope}: $input has nothing called "nope"'],
    ['$input.nope', '$input.nope: $input has nothing called "nope"'],
    ['$!input.nope', '$!input.nope: $input has nothing called "nope"'],
    ['$esc.uriEncode($input.nope)', '$input.nope: $input has nothing called "nope"'],
    ['#if($input.nope)a#end', '$input.nope: $input has nothing called "nope"'],
    ['#set($a = $input.nope)', '$input.nope: $input has nothing called "nope"'],
    ['$esc.uriEncode("a${input.nope}")', 'in this text: ${input.nope}: $input has nothing called "nope"'],
    ['${input.numbr}', '$input has nothing called "numbr" (did you mean number?); known are number, rawRequest'],
    ['$input["number"]', '$input is an object without methods and indexes; name a member, as in $input.number'],
    ['$input.toString()', '$input.toString(): $input is an object without methods and indexes'],
    ['$input', '$input: $input is an object without methods and indexes'],
    ['${credentials.x}', '${credentials.x}: the integration "I" has no credential'],
    ['$!{authResponse.access_token}', 'the integration "I" has no custom auth'],
  ])('refuses a URL with %s, which no execution can fill', (template, message) => {
    expect(mistakes({ ...url(`https://x.test/\n ${template}`), inputSchema })).toEqual([
      expect.stringMatching(/^request URL, line 2, column \d+: /),
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
  ])('takes a URL with %s', (template) => {
    expect(mistakes({ ...url(`https://x.test/${template}`), inputSchema })).toEqual([]);
  });

  it('looks at every template of a request, and gives the column of each reference', () => {
    const request = {
      type: 'POST',
      urlTemplate: 'https://x.test/${input.a}${input.b}',
      headers: { 'X-A': 'a ${input.c}' },
      template: '{\n  "a": "$!input.d"\n}',
    } as const;
    expect(mistakes({ request, inputSchema }).map((line) => line.replace(/: \$.*/, ''))).toEqual([
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
      new Org({
        integrations: [{ ...integration, credential }],
        dataActions: [{ ...plain, ...url(`https://x.test/${template}`) }],
        customAuthActions: type === 'userDefinedOAuth' ? [auth] : [],
      });
  }

  it('knows which credentials an action sees', () => {
    expect(publish('userDefined', '${credentials.clientId}')).not.toThrow();
    expect(publish('userDefined', '${credentials.clientID}')).toThrow(
      '$credentials has nothing called "clientID" (did you mean clientId?); known are clientId',
    );
    expect(publish('basicAuth', '${credentials.clientId}')).toThrow('a credential of the type basicAuth');
    expect(publish('userDefinedOAuth', '${credentials.clientId}')).toThrow('its custom auth action alone reads');
    expect(publish('userDefinedOAuth', '${authResponse.anything}')).not.toThrow();
    expect(publish('userDefinedOAuth', '$authResponse')).toThrow('name a member, as in $authResponse.name');
    expect(publish('userDefined', '${authResponse.access_token}')).toThrow('has no custom auth');
  });

  it('knows what the sign-in of an integration sees', () => {
    expect(publish('userDefinedOAuth', '', '${credentials.clientId}')).not.toThrow();
    expect(publish('userDefinedOAuth', '', '${credentials.secret}')).toThrow(
      /^custom auth action of integration "I", request URL, line 1, column 16: .* nothing called "secret"/,
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
    ['{"id": ${ids}}', '${ids}: the translation map has nothing called "ids" (did you mean id?)'],
    ['{"id": $!{input.id}}', '$!{input.id}: the translation map has nothing called "input"'],
    ['#if($nmae){"id": 1}#else{}#end', '$nmae: the translation map has nothing called "nmae" (did you mean name?)'],
    ['{"id": $successTemplateUtils.firstFromArray("${ids}")}', 'in this text: ${ids}: the translation map has'],
    ['$a#set($a = 1)', '$a: the translation map has nothing called "a"'],
  ])('refuses the success template %s, which names what the translation map lacks', (successTemplate, message) => {
    expect(responseMistakes({ successTemplate })).toEqual([
      expect.stringMatching(/^success template, line 1, column \d+: /),
    ]);
    expect(responseMistakes({ successTemplate })[0]).toContain(message);
  });

  it.each([
    '{"id": ${id}, "name": $!{name}, "all": ${rawResult}}',
    '#set($a = $id){"id": ${a}, "b": "$esc.quote"}',
    '{"id": "constant"}',
    '#if($id == "x"){}#end',
  ])('takes the success template %s', (successTemplate) => {
    expect(responseMistakes({ successTemplate })).toEqual([]);
  });

  it('refuses a default of a name that the translation map lacks', () => {
    expect(responseMistakes({ translationMapDefaults: { id: '""', nam: '""' } })).toEqual([
      'translation map default: the translation map has nothing called "nam" (did you mean name?); known are id, name',
    ]);
  });

  it.each(['', '{"id": }', 'ok', '## a comment'])('refuses the success template "%s", which is no JSON', (text) => {
    expect(responseMistakes({ successTemplate: text })).toEqual([
      'success template: is no JSON and refers to nothing, so that every execution fails; write a JSON text, or ${rawResult}',
    ]);
  });

  it('refuses a success template that never makes a required output', () => {
    expect(responseMistakes({ successTemplate: '{"id": ${id}}' }, ['id', 'name'])).toEqual([
      'success template: never makes name, which contract.output.successSchema requires',
    ]);
  });

  it.each(['{"id": "${id}"}', '${rawResult}', '{${id}: ${id}}', '{"${id}": 1}', '#if($id){"id": 1}#else{}#end'])(
    'takes the success template %s, which may make every required output',
    (successTemplate) => {
      expect(responseMistakes({ successTemplate }, ['id'])).toEqual([]);
    },
  );

  it('refuses a wrong regular expression of a template before anything runs', () => {
    expect(mistakes({ ...url('https://x.test/$input.number.replaceAll("(", "")'), inputSchema })).toEqual([
      expect.stringContaining('the regular expression "(" cannot be read: missing closing )'),
    ]);
  });

  it('keeps actions of one name in two categories apart', () => {
    const other = { ...plain, category: 'D' };
    const org = new Org({ integrations: [integration], dataActions: [plain, other] });
    expect(org.dataAction('D', 'A')).toBe(other);
  });
});
