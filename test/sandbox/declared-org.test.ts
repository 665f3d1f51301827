import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '../../input/user-error';
import { readStack } from '../../sandbox/declared-org';
import { checkedOrg } from '../../sandbox/genesys/data-actions/checked-org';
import type { Org } from '../../sandbox/genesys/org/org';

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
  return checkedOrg(readStack(folder, { variables, ...options }));
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

  it('has the queues that are looked up, and the flows as they are on disk', () => {
    const org = read(stack());
    expect([org.queueExists('Service Desk'), org.queueExists('Other')]).toEqual([true, false]);
    expect(org.flows).toEqual([
      { address: 'genesyscloud_flow.Main', file: join(folder, 'flows/main.yaml'), text: 'workflow:\n  name: Main\n' },
    ]);
  });

  it('has flows with their substitutions, as the provider publishes them', () => {
    writeFileSync(join(folder, 'flows/main.yaml'), 'workflow:\n  name: "{{team}} {{other}}"\n');
    const Main = { filepath: 'flows/main.yaml', substitutions: { team: '$${Ops}' } };
    const { flows } = read(stack({ resource: { genesyscloud_flow: { Main } } }));
    expect(flows.map(({ text }) => text)).toEqual(['workflow:\n  name: "${Ops} {{other}}"\n']);
  });

  it('applies the defaults of Terraform and the platform', () => {
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

  it('uses the default of a variable without a value', () => {
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
      'the existing credential "ServiceNow OAuth" without fields; expected the fields of each existing credential; pass them in existingCredentials',
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
  it('because it was never synthesised is reported with the command', () => {
    expect(() => readStack(join(folder, 'none'), { variables })).toThrow(UserError);
    expect(() => readStack(join(folder, 'none'), { variables })).toThrow(
      `${join(folder, 'none', 'cdk.tf.json')}: got nothing that can be read; expected the configuration of a stack; run the synthesis first: npx cdktf synth`,
    );
  });

  it.each<[string, object | string, string]>([
    ['is cut short', '{"resource": ', 'cdk.tf.json: got a text that is not JSON'],
    [
      'names a flow file that is not there',
      stack({ resource: { genesyscloud_flow: { Main: { filepath: 'flows/gone.yaml' } } } }),
      'genesyscloud_flow.Main.filepath: got the flow file',
    ],
    [
      'has an expression in a template',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ name: '${upper("a")}' }) } } }),
      'genesyscloud_integration_action.Get.name: got ${upper("a")}; expected ${var.name}, or the .id',
    ],
    [
      'has a directive in a template',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ name: '%{ if a }' }) } } }),
      'got a Terraform directive',
    ],
    [
      'points to a resource that is not there',
      stack({ resource: { genesyscloud_integration: {} } }),
      'got ${genesyscloud_integration.ServiceNow.id}; expected ${var.name}, or the .id',
    ],
    [
      'has no contract',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ contract_input: undefined }) } } }),
      'Get.contract_input: got nothing; expected a text',
    ],
    [
      'has a contract that is not JSON',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ contract_input: '{' }) } } }),
      'Get.contract_input: got a text that is not JSON, or not an object; expected the text of a JSON object',
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
      'config_request.request_type: got "HEAD"; expected GET, POST',
    ],
    [
      'has a number for a text',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ name: 5 }) } } }),
      'Get.name: got a number; expected a text',
    ],
    [
      'has no request',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ config_request: undefined }) } } }),
      'Get.config_request: got nothing; expected a block',
    ],
    ['is a list', '[]', 'cdk.tf.json: got no configuration; expected an object with a section'],
    ['is empty', '{}', 'cdk.tf.json: got no configuration'],
    ['has a list for its resources', { resource: [] }, 'cdk.tf.json: resource: got an empty list; expected an object'],
    [
      'has a text for the resources of a type',
      { resource: { genesyscloud_flow: 'x' } },
      'resource.genesyscloud_flow: got a text; expected an object of names',
    ],
    [
      'has a list for a resource',
      stack({ resource: { genesyscloud_flow: { Main: [{ filepath: 'x' }] } } }),
      'resource.genesyscloud_flow.Main: got a list; expected a block, which is an object',
    ],
    ['has a number for a data source', stack({ data: { a: { b: 1 } } }), 'data.a.b: got a number; expected a block'],
    ['has a text for a variable', stack({ variable: { a: 'b' } }), 'variable.a: got a text; expected a block'],
    ...(
      [
        ['a text', 'X-A: b', 'got a text'],
        ['a list', ['X-A'], 'got a list'],
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
      'Get.config_request.headers.A: got null; expected a text',
    ],
    [
      'has a text for a translation map',
      stack({
        resource: {
          genesyscloud_integration_action: { Get: action({ config_response: [{ translation_map: '$.a' }] }) },
        },
      }),
      'Get.config_response.translation_map: got a text; expected an object of texts',
    ],
    [
      'has a text for a block',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ config_response: 'x' }) } } }),
      'Get.config_response: got a text; expected a block, or a list of one block',
    ],
    [
      'has two blocks where there is one',
      stack({ resource: { genesyscloud_integration_action: { Get: action({ config_response: [{}, {}] }) } } }),
      'Get.config_response: got a list; expected a block, or a list of one block',
    ],
  ])('because it %s is reported with the place', (_, content, message) => {
    expect(() => read(content)).toThrow(message);
  });

  it('because variables have no values is reported with all of them, and no value is shown', () => {
    expect(() => read(stack(), { variables: {} })).toThrow(
      /the variable "client_id" without a value.*TF_VAR_client_id[\s\S]*"client_secret" without a value/,
    );
  });
});
