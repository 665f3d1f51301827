import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ActionRecord, OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { servedClient } from '../../../sandbox/serve/platform-api/clients';
import type { DataSourceType } from '../../../sandbox/terraform/data-sources';
import type { ResourceType } from '../../../sandbox/terraform/facts';
import { loadLibraries } from '../../../sandbox/terraform/libraries';
import { dataSourcePermissions, resourcePermissions } from '../../../sandbox/terraform/provider-permissions';
import { conformed, pinnedSchema, type TypeSchema } from '../../../sandbox/terraform/provider-schema';
import { sandboxProvider } from '../../../sandbox/terraform/sandbox-provider';
import { codecOf, type ObjectValue } from '../../../sandbox/terraform/value';
import { writeRules } from '../../../sandbox/write-rules';
import { emptyRecord } from '../../support/empty-record';
import { temporaryFolder } from '../../support/temporary-folder';
import { workflowText } from '../../support/workflow-text';

const codec = codecOf(loadLibraries());
const schema = pinnedSchema();
const folder = temporaryFolder();
writeFileSync(join(folder, 'flow.yaml'), workflowText());

const signIn = { id: 'sign-in', name: 'Sign-in', type: 'userDefinedOAuth', fields: {} };
const schemas = { inputSchema: { type: 'object' }, successSchema: { type: 'object' } };

/** An org that has what the resources below refer to. */
const record: OrgRecord = {
  ...emptyRecord,
  credentials: [signIn],
  integrations: [
    {
      ...{ id: 'integration', type: 'custom-rest-actions', state: 'ENABLED', version: 1 },
      config: { name: 'It', notes: '', properties: {}, advanced: {}, credentials: { basicAuth: signIn.id } },
    },
  ],
  customAuthActions: [
    {
      ...{ id: 'customAuth_-_integration', integrationId: 'integration', name: 'Sign in', version: 1 },
      request: { type: 'POST', urlTemplate: 'https://example.com', headers: {}, template: '' },
      response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    } satisfies OrgRecord['customAuthActions'][number],
  ],
};

const request = [{ request_type: 'POST', request_url_template: 'https://example.com' }];
const texts = JSON.stringify(schemas.inputSchema satisfies ActionRecord['inputSchema']);

/** A resource of each type, as it is planned. */
const planned: Readonly<Record<ResourceType, ObjectValue>> = {
  genesyscloud_integration: {
    integration_type: 'custom-rest-actions',
    intended_state: 'ENABLED',
    config: [{ name: 'Other' }],
  },
  genesyscloud_integration_credential: { name: 'OAuth', credential_type_name: 'userDefined', fields: { a: 'x' } },
  genesyscloud_integration_custom_auth_action: {
    integration_id: 'integration',
    name: 'Sign in',
    config_request: request,
  },
  genesyscloud_integration_action: {
    ...{ name: 'Create', category: 'Own', integration_id: 'integration', secure: false, config_request: request },
    ...{ contract_input: texts, contract_output: texts },
  },
  genesyscloud_flow: { filepath: 'flow.yaml' },
  genesyscloud_architect_ivr: { name: 'Desk', dnis: ['+44 20 7946 0123'.replaceAll(' ', '')] },
};

const lookUps: Readonly<Record<DataSourceType, ObjectValue>> = {
  genesyscloud_auth_division: { name: 'Home' },
  genesyscloud_routing_queue: { name: 'Support' },
  genesyscloud_integration_credential: { name: signIn.name },
  genesyscloud_organizations_me: {},
};

type Operation = 'create' | 'read' | 'update' | 'delete' | 'import';
type Outcome = Readonly<Record<Operation, readonly string[]>>;

function providerFor(org: WrittenOrg, permissions?: readonly string[]) {
  return sandboxProvider({ org, folder, schema, codec, client: { ...servedClient, permissions } });
}

/** What is refused to a client in the life of a resource. What it may not do is done by another client. */
async function lifeOf(type_name: ResourceType, permissions: readonly string[]): Promise<Outcome> {
  const org = new WrittenOrg(record, writeRules());
  const [restricted, free] = [providerFor(org, permissions), providerFor(org)];
  const { block } = schema.resources[type_name] as TypeSchema;
  const message = (given: ObjectValue | null) => ({ msgpack: codec.encode(given && conformed(block, given)) });
  let state = message(null);
  const applied = async (wanted: ObjectValue | null) => {
    const change = { type_name, prior_state: state, planned_state: message(wanted), planned_private: Buffer.alloc(0) };
    const tried = await restricted.ApplyResourceChange(change);
    const refused = summariesOf(tried);
    ({ new_state: state } = refused.length === 0 ? tried : await free.ApplyResourceChange(change));
    return refused;
  };
  const create = await applied(planned[type_name]);
  const { id } = codec.decode(state.msgpack) as { readonly id: string };
  const read = summariesOf(await restricted.ReadResource({ type_name, current_state: state }));
  const imported = summariesOf(await restricted.ImportResourceState({ type_name, id }));
  const update = await applied({ ...planned[type_name], id });
  return { create, read, update, delete: await applied(null), import: imported };
}

function summariesOf({ diagnostics = [] }: { readonly diagnostics?: readonly { readonly summary: string }[] }) {
  return diagnostics.map(({ summary }) => summary);
}

const none: Outcome = { create: [], read: [], update: [], delete: [], import: [] };

describe.each(Object.keys(planned) as ResourceType[])('%s', (type) => {
  const { view, write } = resourcePermissions[type];

  it('needs no more than the listed permissions', async () => {
    expect(await lifeOf(type, [...view, ...write])).toEqual(none);
    const { read, import: imported } = await lifeOf(type, view);
    expect([read, imported]).toEqual([[], []]);
  });

  it.each([...view, ...write])('is refused without %s, which is named', async (missing) => {
    const others = [...view, ...write].filter((permission) => permission !== missing);
    const refused = Object.values(await lifeOf(type, others)).flat();
    expect(refused.length).toBeGreaterThan(0);
    for (const summary of refused)
      expect(summary).toContain(`the client Sandbox client lacks the permission ${missing}`);
  });
});

describe.each(Object.keys(lookUps) as DataSourceType[])('the look-up %s', (type_name) => {
  const lookUp = async (permissions: readonly string[]) =>
    summariesOf(
      await providerFor(new WrittenOrg(record, writeRules()), permissions).ReadDataSource({
        type_name,
        config: { msgpack: codec.encode(lookUps[type_name]) },
      }),
    );

  it('needs the listed permissions and no others', async () => {
    const listed = dataSourcePermissions[type_name];
    expect(await lookUp(listed)).toEqual([]);
    for (const missing of listed)
      expect(await lookUp(listed.filter((permission) => permission !== missing))).toEqual([
        expect.stringContaining(`lacks the permission ${missing} (GET /`),
      ]);
  });
});

it.each([
  ['view', ['create', 'read', 'update', 'delete', 'import']],
  ['add', ['create']],
  ['edit', ['create', 'update']],
  ['delete', ['delete']],
])('an integration without %s is refused at %j', async (action, operations) => {
  const { view, write } = resourcePermissions.genesyscloud_integration;
  const others = [...view, ...write].filter((permission) => !permission.endsWith(`:${action}`));
  const outcome = await lifeOf('genesyscloud_integration', others);
  expect(Object.keys(outcome).filter((operation) => outcome[operation as Operation].length > 0)).toEqual(operations);
});

it('a refused write writes nothing', async () => {
  const org = new WrittenOrg(record, writeRules());
  const { block } = schema.resources['genesyscloud_integration'] as TypeSchema;
  const { diagnostics } = await providerFor(org, ['integrations:integration:add']).ApplyResourceChange({
    type_name: 'genesyscloud_integration',
    prior_state: { msgpack: codec.encode(null) },
    planned_state: { msgpack: codec.encode(conformed(block, planned.genesyscloud_integration)) },
  });
  expect(diagnostics).toEqual([
    {
      severity: 1,
      summary:
        'the client Sandbox client lacks the permission integrations:integration:view (GET /integrations/{id}/config/current)',
    },
  ]);
  expect(org.record).toBe(record);
});
