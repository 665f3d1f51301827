import type { Client } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { servedClient } from '../../../sandbox/serve/platform-api/clients';
import { loadLibraries } from '../../../sandbox/terraform/libraries';
import { type Call, messageTypes } from '../../../sandbox/terraform/protocol';
import { conformed, pinnedSchema, type TypeSchema } from '../../../sandbox/terraform/provider-schema';
import { sandboxProvider } from '../../../sandbox/terraform/sandbox-provider';
import { type ServedProvider, serveProvider } from '../../../sandbox/terraform/serve-provider';
import { codecOf, type ObjectValue, unknown, type Value } from '../../../sandbox/terraform/value';
import { writeRules } from '../../../sandbox/write-rules';
import { emptyRecord } from '../../support/empty-record';

const libraries = loadLibraries();
const codec = codecOf(libraries);
const types = messageTypes(libraries);
const schema = pinnedSchema();
const org = new WrittenOrg(emptyRecord, writeRules());

let served: ServedProvider;
let client: Client;

beforeAll(async () => {
  const answers = sandboxProvider({ org, folder: __dirname, schema, codec, client: servedClient });
  served = await serveProvider(answers, schema.address, libraries);
  const { String: address } = JSON.parse(served.reattach)[schema.address].Addr;
  client = new libraries.grpc.Client(address, libraries.grpc.credentials.createInsecure());
});

afterAll(async () => {
  client.close();
  await served.close();
});

// biome-ignore lint/suspicious/noExplicitAny: messages of the protocol
function call(name: Call, request: object): Promise<any> {
  const [asked, answered] = [types[`${name}Request`], types[`${name}Response`]];
  return new Promise((resolve, reject) =>
    client.makeUnaryRequest(
      `/tfplugin5.Provider/${name}`,
      (message: object) => Buffer.from(asked.encode(asked.fromObject(message)).finish()),
      (bytes: Buffer) => answered.toObject(answered.decode(bytes), { defaults: true }),
      request,
      (error, answer) => (error ? reject(error) : resolve(answer)),
    ),
  );
}

function value(type: string, given: ObjectValue | null): object {
  const { block } = (schema.resources[type] ?? schema.dataSources[type]) as TypeSchema;
  return { msgpack: codec.encode(given && conformed(block, given)) };
}

const read = ({ msgpack }: { readonly msgpack: Uint8Array }): Value => codec.decode(msgpack);

describe('the process that Terraform may kill', () => {
  it('is a child that does nothing, and that ends with the server', async () => {
    const other = await serveProvider(
      sandboxProvider({ org, folder: __dirname, schema, codec, client: servedClient }),
      schema.address,
      libraries,
    );
    const { Pid } = JSON.parse(other.reattach)[schema.address];
    expect(Pid).not.toBe(process.pid);
    expect(() => process.kill(Pid, 0)).not.toThrow();
    await other.close();
    expect(() => process.kill(Pid, 0)).toThrow();
  });
});

describe('the provider, as Terraform calls it', () => {
  it('serves the pinned schema of the types that it carries out', async () => {
    const { resource_schemas, data_source_schemas } = await call('GetSchema', {});
    expect(Object.keys(resource_schemas)).toContain('genesyscloud_flow');
    expect(Object.keys(data_source_schemas)).toContain('genesyscloud_routing_queue');
    expect(Object.keys(resource_schemas)).not.toContain('genesyscloud_oauth_client');
  });

  it('plans, creates, reads and deletes a credential, whose fields stay as Terraform knows them', async () => {
    const type_name = 'genesyscloud_integration_credential';
    const config = { name: 'OAuth', credential_type_name: 'userDefined', fields: { clientId: 'x' } };
    const nothing = value(type_name, null);
    const plan = await call('PlanResourceChange', {
      type_name,
      prior_state: nothing,
      proposed_new_state: value(type_name, config),
      config: value(type_name, config),
    });
    expect(read(plan.planned_state)).toEqual({ ...config, id: unknown });
    const created = await call('ApplyResourceChange', {
      type_name,
      prior_state: nothing,
      planned_state: plan.planned_state,
      config: value(type_name, config),
    });
    const [credential] = org.record.credentials;
    expect(read(created.new_state)).toEqual({ ...config, id: credential?.id });
    const known = await call('ReadResource', { type_name, current_state: created.new_state });
    expect(read(known.new_state)).toEqual({ ...config, id: credential?.id });
    const imported = await call('ImportResourceState', { type_name, id: credential?.id });
    expect(read(imported.imported_resources[0].state)).toEqual({ ...config, id: credential?.id, fields: null });
    await call('ApplyResourceChange', { type_name, prior_state: created.new_state, planned_state: nothing });
    expect(org.record.credentials).toEqual([]);
    const gone = await call('ReadResource', { type_name, current_state: created.new_state });
    expect(read(gone.new_state)).toBeNull();
  });

  it('says what the org refuses, and leaves the state as it was', async () => {
    const type_name = 'genesyscloud_integration';
    const planned_state = value(type_name, { integration_type: 'unheard-of', intended_state: 'ENABLED' });
    const { diagnostics, new_state } = await call('ApplyResourceChange', {
      type_name,
      prior_state: value(type_name, null),
      planned_state,
    });
    expect(diagnostics[0].summary).toMatch(/none of the type "unheard-of"/);
    expect(read(new_state)).toBeNull();
  });

  it('sends no timeout that is not given, so that the one before stays', async () => {
    const type_name = 'genesyscloud_integration_action';
    const given = {
      name: 'It',
      category: 'Ours',
      integration_id: org.integrations.add('custom-rest-actions'),
      secure: false,
      contract_input: '{"type":"object"}',
      contract_output: '{"type":"object"}',
      config_request: [{ request_type: 'GET', request_url_template: 'https://acme.service-now.com' }],
    };
    const apply = async (prior: ObjectValue | null, planned: ObjectValue) => {
      const states = { prior_state: value(type_name, prior), planned_state: value(type_name, planned) };
      return read((await call('ApplyResourceChange', { type_name, ...states })).new_state) as ObjectValue;
    };
    const { config_timeout_seconds: timeout, ...made } = await apply(null, { ...given, config_timeout_seconds: 5 });
    expect(timeout).toBe(5);
    const prior = { ...made, config_timeout_seconds: 5 };
    expect(await apply(prior, made)).toEqual(prior);
  });

  it('says which text is not JSON, without the stack of an error', async () => {
    const type_name = 'genesyscloud_integration_action';
    const prior_state = value(type_name, null);
    const planned_state = value(type_name, { name: 'It', category: 'Ours', contract_input: '{' });
    const { diagnostics } = await call('ApplyResourceChange', { type_name, prior_state, planned_state });
    expect(diagnostics.map(({ summary }: { readonly summary: string }) => summary)).toEqual([
      expect.stringMatching(/^contract_input is not JSON \(/),
    ]);
  });

  it('finds objects by name', async () => {
    const type_name = 'genesyscloud_routing_queue';
    const found = await call('ReadDataSource', { type_name, config: value(type_name, { name: 'Support' }) });
    expect(read(found.state)).toEqual({ id: 'queue-id', name: 'Support' });
    const missing = await call('ReadDataSource', { type_name, config: value(type_name, { name: 'Sales' }) });
    expect(missing.diagnostics[0].summary).toBe('the queue called "Sales" is not there');
  });
});
