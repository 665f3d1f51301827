import { describe, expect, it } from '@jest/globals';
import { factsOf, type ResourceType } from '../../../sandbox/terraform/facts';
import { type Plan, planned } from '../../../sandbox/terraform/planned';
import { conformed, pinnedSchema, type TypeSchema } from '../../../sandbox/terraform/provider-schema';
import { type ObjectValue, unknown } from '../../../sandbox/terraform/value';

const schema = pinnedSchema();
const hash = 'hash of the file';

function plan(type: ResourceType, given: ObjectValue, before: ObjectValue | null = null): Plan {
  const { block } = schema.resources[type] as TypeSchema;
  return planned({
    schema: block,
    facts: factsOf(type),
    prior: before && conformed(block, before),
    config: conformed(block, given),
    hashOf: (file) => (file === 'same.yaml' ? hash : 'another hash'),
  });
}

const contract = '{"type":"object","properties":{}}';
const action: ObjectValue = {
  name: 'Create incident',
  category: 'ServiceNow',
  integration_id: 'i',
  contract_input: contract,
  contract_output: contract,
  config_request: [{ request_type: 'POST', request_url_template: 'https://x', headers: {}, request_template: null }],
};
const appliedAction: ObjectValue = {
  ...action,
  id: 'a',
  secure: false,
  config_request: [{ request_type: 'POST', request_url_template: 'https://x', headers: null, request_template: '' }],
  config_response: [{ success_template: '${rawResult}' }],
};

describe('a resource that is created', () => {
  it('has its defaults, and computed values that are unknown', () => {
    expect(plan('genesyscloud_integration', { integration_type: 'custom-rest-actions' })).toEqual({
      state: { id: unknown, integration_type: 'custom-rest-actions', intended_state: 'DISABLED', config: unknown },
      replaces: [],
    });
  });

  it('computes what a block leaves out, and takes an empty map inside it for none', () => {
    const { state } = plan('genesyscloud_integration_action', action);
    expect(state).toMatchObject({
      secure: false,
      config_timeout_seconds: null,
      config_request: [{ headers: null, request_template: unknown }],
      config_response: unknown,
    });
  });

  it('knows nothing of a map with a member that is unknown', () => {
    const { state } = plan('genesyscloud_integration_credential', {
      credential_type_name: 'userDefined',
      fields: { clientId: 'x', clientSecret: unknown },
    });
    expect(state['fields']).toBe(unknown);
  });
});

describe('a resource that exists', () => {
  it('is not changed by contracts that are written differently, nor by an empty map', () => {
    const rewritten = { ...action, contract_input: '{ "properties": {}, "type": "object" }' };
    expect(plan('genesyscloud_integration_action', rewritten, appliedAction)).toEqual({
      state: conformed((schema.resources['genesyscloud_integration_action'] as TypeSchema).block, appliedAction),
      replaces: [],
    });
  });

  it('is replaced by another contract, integration or secure, and by nothing else', () => {
    const changes = { contract_output: '{"type":"object"}', integration_id: 'j', secure: true };
    for (const [name, value] of Object.entries(changes)) {
      expect(plan('genesyscloud_integration_action', { ...action, [name]: value }, appliedAction).replaces).toEqual([
        name,
      ]);
    }
    const other = { ...action, name: 'Other', category: 'Other', config_timeout_seconds: 4 };
    expect(plan('genesyscloud_integration_action', other, appliedAction).replaces).toEqual([]);
    const route = { id: 'r', name: '+1', dnis: ['+12025550143'] };
    expect(plan('genesyscloud_architect_ivr', { ...route, name: '+2' }, route).replaces).toEqual(['name']);
    expect(plan('genesyscloud_architect_ivr', { ...route, dnis: ['+12025550199'] }, route).replaces).toEqual([]);
  });

  it('keeps its computed values when something else changes', () => {
    const { state } = plan('genesyscloud_integration_action', { ...action, name: 'Other' }, appliedAction);
    expect(state).toMatchObject({ id: 'a', config_response: [{ success_template: '${rawResult}' }] });
  });

  it('is published again when the content of its file changed, and not otherwise', () => {
    const flow = { id: 'f', name: 'Desk', type: 'INBOUNDCALL', force_unlock: false, file_content_hash: hash };
    const same = { filepath: 'same.yaml' };
    expect(plan('genesyscloud_flow', same, { ...flow, ...same }).state['file_content_hash']).toBe(hash);
    const other = { filepath: 'other.yaml' };
    expect(plan('genesyscloud_flow', other, { ...flow, ...other }).state['file_content_hash']).toBe(unknown);
  });
});

describe('the facts about the provider', () => {
  it('name attributes and blocks that its schema has', () => {
    const types = Object.keys(schema.resources) as ResourceType[];
    const missing = types.flatMap((type) =>
      (factsOf(type) ?? []).filter(({ attribute }) => {
        let { block } = schema.resources[type] as TypeSchema;
        const names = attribute.split('.');
        const last = names.pop() as string;
        for (const name of names) block = block.block_types?.[name]?.block ?? {};
        return !Object.hasOwn({ ...block.attributes, ...block.block_types }, last);
      }),
    );
    expect(missing).toEqual([]);
  });
});
