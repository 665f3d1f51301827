import type { INamespace, Root, Type } from 'protobufjs';
import type { Libraries } from './libraries';

type Field = readonly [rule: 'one' | 'repeated' | 'map', type: string, number: number];

const one = (type: string, number: number): Field => ['one', type, number];
const repeated = (type: string, number: number): Field => ['repeated', type, number];
const map = (type: string, number: number): Field => ['map', type, number];

const diagnostics = (number: number) => repeated('Diagnostic', number);
const value = (number: number) => one('DynamicValue', number);

/** The messages of version 5 of Terraform's plugin protocol, as far as Terraform 1.5 to 1.11 uses them. */
const messages: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  DynamicValue: { msgpack: one('bytes', 1), json: one('bytes', 2) },
  Step: { attribute_name: one('string', 1), element_key_string: one('string', 2), element_key_int: one('int64', 3) },
  AttributePath: { steps: repeated('Step', 1) },
  Diagnostic: {
    severity: one('int32', 1),
    summary: one('string', 2),
    detail: one('string', 3),
    attribute: one('AttributePath', 4),
  },
  RawState: { json: one('bytes', 1), flatmap: map('string', 2) },
  Schema: { version: one('int64', 1), block: one('Block', 2) },
  Block: {
    version: one('int64', 1),
    attributes: repeated('Attribute', 2),
    block_types: repeated('NestedBlock', 3),
  },
  Attribute: {
    name: one('string', 1),
    type: one('bytes', 2),
    required: one('bool', 4),
    optional: one('bool', 5),
    computed: one('bool', 6),
    sensitive: one('bool', 7),
  },
  NestedBlock: {
    type_name: one('string', 1),
    block: one('Block', 2),
    nesting: one('int32', 3),
    min_items: one('int64', 4),
    max_items: one('int64', 5),
  },
  ServerCapabilities: { plan_destroy: one('bool', 1), get_provider_schema_optional: one('bool', 2) },
  ImportedResource: { type_name: one('string', 1), state: value(2), private: one('bytes', 3) },

  GetSchemaRequest: {},
  GetSchemaResponse: {
    provider: one('Schema', 1),
    resource_schemas: map('Schema', 2),
    data_source_schemas: map('Schema', 3),
    diagnostics: diagnostics(4),
    server_capabilities: one('ServerCapabilities', 6),
  },
  PrepareProviderConfigRequest: { config: value(1) },
  PrepareProviderConfigResponse: { prepared_config: value(1), diagnostics: diagnostics(2) },
  ConfigureRequest: { terraform_version: one('string', 1), config: value(2) },
  ConfigureResponse: { diagnostics: diagnostics(1) },
  ValidateResourceTypeConfigRequest: { type_name: one('string', 1), config: value(2) },
  ValidateResourceTypeConfigResponse: { diagnostics: diagnostics(1) },
  ValidateDataSourceConfigRequest: { type_name: one('string', 1), config: value(2) },
  ValidateDataSourceConfigResponse: { diagnostics: diagnostics(1) },
  UpgradeResourceStateRequest: {
    type_name: one('string', 1),
    version: one('int64', 2),
    raw_state: one('RawState', 3),
  },
  UpgradeResourceStateResponse: { upgraded_state: value(1), diagnostics: diagnostics(2) },
  ReadResourceRequest: { type_name: one('string', 1), current_state: value(2), private: one('bytes', 3) },
  ReadResourceResponse: { new_state: value(1), diagnostics: diagnostics(2), private: one('bytes', 3) },
  PlanResourceChangeRequest: {
    type_name: one('string', 1),
    prior_state: value(2),
    proposed_new_state: value(3),
    config: value(4),
    prior_private: one('bytes', 5),
  },
  PlanResourceChangeResponse: {
    planned_state: value(1),
    requires_replace: repeated('AttributePath', 2),
    planned_private: one('bytes', 3),
    diagnostics: diagnostics(4),
    legacy_type_system: one('bool', 5),
  },
  ApplyResourceChangeRequest: {
    type_name: one('string', 1),
    prior_state: value(2),
    planned_state: value(3),
    config: value(4),
    planned_private: one('bytes', 5),
  },
  ApplyResourceChangeResponse: {
    new_state: value(1),
    private: one('bytes', 2),
    diagnostics: diagnostics(3),
    legacy_type_system: one('bool', 4),
  },
  ImportResourceStateRequest: { type_name: one('string', 1), id: one('string', 2) },
  ImportResourceStateResponse: { imported_resources: repeated('ImportedResource', 1), diagnostics: diagnostics(2) },
  ReadDataSourceRequest: { type_name: one('string', 1), config: value(2) },
  ReadDataSourceResponse: { state: value(1), diagnostics: diagnostics(2) },
};

/** The calls of Terraform that a provider answers. */
export const calls = [
  'GetSchema',
  'PrepareProviderConfig',
  'Configure',
  'ValidateResourceTypeConfig',
  'ValidateDataSourceConfig',
  'UpgradeResourceState',
  'ReadResource',
  'PlanResourceChange',
  'ApplyResourceChange',
  'ImportResourceState',
  'ReadDataSource',
] as const;

export type Call = (typeof calls)[number];

/** The messages as protobufjs reads and writes them. */
export function messageTypes({ protobuf }: Libraries): Readonly<Record<`${Call}Request` | `${Call}Response`, Type>> {
  const root: Root = protobuf.Root.fromJSON({
    nested: Object.fromEntries(Object.entries(messages).map(([name, fields]) => [name, { fields: fieldsOf(fields) }])),
  } as INamespace);
  const names = calls.flatMap((call) => [`${call}Request`, `${call}Response`] as const);
  return Object.fromEntries(names.map((name) => [name, root.lookupType(name)])) as ReturnType<typeof messageTypes>;
}

function fieldsOf(fields: Readonly<Record<string, Field>>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, [rule, type, id]]) => [
      name,
      { type, id, ...(rule === 'repeated' && { rule }), ...(rule === 'map' && { keyType: 'string' }) },
    ]),
  );
}
