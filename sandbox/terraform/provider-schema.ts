import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ObjectValue, Value } from './value';

type AttributeType = string | readonly ['map' | 'set' | 'list', string];

export interface AttributeSchema {
  readonly type: AttributeType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
}

export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<
    Record<
      string,
      {
        readonly block: BlockSchema;
        readonly nesting_mode: 'list' | 'set';
        readonly min_items?: number;
        readonly max_items?: number;
      }
    >
  >;
}

export interface TypeSchema {
  readonly version: number;
  readonly block: BlockSchema;
}

/** What Terraform knows of a provider, of the version that the bindings are pinned to. */
export interface ProviderSchema {
  readonly version: string;
  /** Such as `registry.terraform.io/mypurecloud/genesyscloud`. */
  readonly address: string;
  readonly provider: TypeSchema;
  readonly resources: Readonly<Record<string, TypeSchema>>;
  readonly dataSources: Readonly<Record<string, TypeSchema>>;
}

/** Reads the schema that the bindings were generated from. */
export function pinnedSchema(): ProviderSchema {
  const folder = dirname(require.resolve('@cdktf/provider-genesyscloud/package.json'));
  const file = readdirSync(folder).find((name) => /^genesyscloud@.+\.json$/.test(name)) as string;
  const { provider_schemas, provider_versions } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const [address] = Object.keys(provider_schemas) as [string];
  const { provider, resource_schemas, data_source_schemas } = provider_schemas[address];
  return {
    address,
    version: provider_versions?.[address] ?? file.slice('genesyscloud@'.length, -'.json'.length),
    provider: { version: 0, ...provider },
    resources: resource_schemas,
    dataSources: data_source_schemas,
  };
}

/** The schema as a message of the plugin protocol. */
export function schemaMessage({ version, block }: TypeSchema): object {
  return { version, block: blockMessage(block) };
}

const nestings = { list: 2, set: 3 } as const;

function blockMessage({ attributes = {}, block_types = {} }: BlockSchema): object {
  return {
    attributes: Object.entries(attributes).map(([name, { type, ...flags }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      ...flags,
    })),
    block_types: Object.entries(block_types).map(([type_name, { block, nesting_mode, min_items, max_items }]) => ({
      type_name,
      block: blockMessage(block),
      nesting: nestings[nesting_mode],
      min_items: min_items ?? 0,
      max_items: max_items ?? 0,
    })),
  };
}

/** A value with every attribute and block of its schema, and with nothing else. */
export function conformed({ attributes = {}, block_types = {} }: BlockSchema, value: ObjectValue): ObjectValue {
  return Object.fromEntries([
    ...Object.keys(attributes).map((name) => [name, value[name] ?? null]),
    ...Object.entries(block_types).map(([name, { block }]) => {
      const elements = value[name] ?? [];
      return [
        name,
        Array.isArray(elements) ? elements.map((it: Value) => conformed(block, it as ObjectValue)) : elements,
      ];
    }),
  ]);
}
