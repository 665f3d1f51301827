import { PlatformError } from '../genesys/org/platform-error';
import { type DataSource, type DataSourceType, dataSources } from './data-sources';
import { facts, factsOf, type ResourceType } from './facts';
import { planned } from './planned';
import type { Call } from './protocol';
import { conformed, type ProviderSchema, schemaMessage, type TypeSchema } from './provider-schema';
import { hashOfFile } from './resources/flow';
import type { Eventually, Resource } from './resources/resource';
import { refusals } from './validation';
import { type Codec, isObject, type ObjectValue, textOf, unknown, type Value } from './value';

/** A message of the protocol, its fields by their names. Those that are not used are left out. */
// biome-ignore lint/suspicious/noExplicitAny: protobufjs checks the messages by their descriptor
type Message = any;

/** How resources are written and read, and where. */
export interface ProviderOptions<P extends { readonly folder: string }> {
  readonly resources: Readonly<Record<ResourceType, Resource<P>>>;
  readonly dataSources: Readonly<Record<DataSourceType, DataSource<P>>>;
  /** Its folder is the one that Terraform runs in, from which paths of flow files start. */
  readonly place: P;
  /** Called before Terraform plans, and again before it applies. @default - nothing is done */
  readonly configure?: () => Eventually<void>;
  readonly schema: ProviderSchema;
  readonly codec: Codec;
}

/** The answers of the provider to the calls of Terraform, each at once or later. */
export type Answers = Readonly<Record<Call, (request: Message) => Eventually<Message>>>;

const resourceTypes = Object.keys(facts) as readonly ResourceType[];
const dataSourceTypes = Object.keys(dataSources) as readonly DataSourceType[];

/** The Genesys Cloud provider. */
export function provider<P extends { readonly folder: string }>(options: ProviderOptions<P>): Answers {
  const { resources, place, schema, codec, configure = () => undefined } = options;
  const schemaOf = (type: string) => (schema.resources[type] as TypeSchema).block;
  const value = (content: Value) => ({ msgpack: codec.encode(content) });
  const read = (message: Message): Value => (message?.msgpack?.length > 0 ? codec.decode(message.msgpack) : null);
  const object = (message: Message) => read(message) as ObjectValue;
  const hashOf = (file: string) => hashOfFile(place.folder, file);

  const stateOf = async (type: ResourceType, id: string, state: ObjectValue): Promise<ObjectValue | null> => {
    const found = await resources[type].read(id, state, place);
    return found === undefined ? null : conformed(schemaOf(type), found);
  };

  const applied = async (type: ResourceType, prior: ObjectValue | null, wanted: ObjectValue | null): Promise<Value> => {
    const resource = resources[type];
    if (wanted === null) {
      await resource.delete(textOf(prior?.['id']), place);
      return null;
    }
    const id = prior === null ? await resource.create(wanted, place) : textOf(prior['id']);
    if (prior !== null) await resource.update(id, wanted, place, prior);
    return stateOf(type, id, withHash(type, known(wanted)));
  };

  const withHash = (type: ResourceType, state: ObjectValue): ObjectValue => {
    const hashes = factsOf(type).flatMap((fact) =>
      fact.kind === 'hashOfFile' ? [[fact.attribute, hashOf(textOf(state[fact.file])) ?? null] as const] : [],
    );
    return { ...state, ...Object.fromEntries(hashes) };
  };

  return {
    GetSchema: () => ({
      provider: schemaMessage(schema.provider),
      resource_schemas: messagesOf(resourceTypes, schema.resources),
      data_source_schemas: messagesOf(dataSourceTypes, schema.dataSources),
      server_capabilities: { get_provider_schema_optional: true },
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: async () => {
      try {
        await configure();
        return {};
      } catch (error) {
        return { diagnostics: refused(error) };
      }
    },
    ValidateResourceTypeConfig: ({ type_name, config }) => ({
      diagnostics: refusals(schemaOf(type_name), factsOf(type_name), object(config)).map(({ attribute, problem }) =>
        diagnostic(`${attribute}: ${problem}`, attribute.split('.')[0]),
      ),
    }),
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: ({ type_name, raw_state }) => ({
      upgraded_state: value(conformed(schemaOf(type_name), JSON.parse(Buffer.from(raw_state.json).toString('utf8')))),
    }),
    ReadResource: async ({ type_name, current_state, private: kept }) => {
      const state = object(current_state);
      try {
        return { new_state: value(await stateOf(type_name, textOf(state['id']), state)), private: kept };
      } catch (error) {
        return { new_state: current_state, private: kept, diagnostics: refused(error) };
      }
    },
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state, config, prior_private }) => {
      const common = { planned_private: prior_private, legacy_type_system: true };
      if (read(proposed_new_state) === null) return { ...common, planned_state: proposed_new_state };
      const input = { prior: object(prior_state), config: object(config), hashOf };
      const plan = planned({ schema: schemaOf(type_name), facts: factsOf(type_name), ...input });
      const missing = missingFile(type_name, plan.state, hashOf);
      return {
        ...common,
        planned_state: value(plan.state),
        requires_replace: plan.replaces.map(pathTo),
        diagnostics: missing === undefined ? [] : [missing],
      };
    },
    ApplyResourceChange: async ({ type_name, prior_state, planned_state, planned_private }) => {
      const common = { private: planned_private, legacy_type_system: true };
      const prior = object(prior_state);
      try {
        return { ...common, new_state: value(await applied(type_name, prior, object(planned_state))) };
      } catch (error) {
        return { ...common, new_state: value(prior), diagnostics: refused(error) };
      }
    },
    ImportResourceState: async ({ type_name, id }) => {
      try {
        const state = await stateOf(type_name, id, { id });
        if (state === null) return { diagnostics: [diagnostic(`nothing in the org has the id ${JSON.stringify(id)}`)] };
        return { imported_resources: [{ type_name, state: value(state) }] };
      } catch (error) {
        return { diagnostics: refused(error) };
      }
    },
    ReadDataSource: async ({ type_name, config }) => {
      try {
        const found = await options.dataSources[type_name as DataSourceType](object(config), place);
        return { state: value(conformed((schema.dataSources[type_name] as TypeSchema).block, found)) };
      } catch (error) {
        return { diagnostics: refused(error) };
      }
    },
  };
}

/** Whether the sandbox serves a resource or data source to Terraform. */
export function isServed(section: 'resource' | 'data', type: string): boolean {
  return (section === 'resource' ? resourceTypes : dataSourceTypes).some((served) => served === type);
}

function messagesOf(types: readonly string[], schemas: ProviderSchema['resources']) {
  return Object.fromEntries(types.map((type) => [type, schemaMessage(schemas[type] as TypeSchema)]));
}

/** A value that is unknown until it is read is null. */
function known(state: ObjectValue): ObjectValue {
  const cleared = (member: Value): Value => {
    if (member === unknown) return null;
    if (Array.isArray(member)) return member.map(cleared);
    return isObject(member) ? known(member) : member;
  };
  return Object.fromEntries(Object.entries(state).map(([name, member]) => [name, cleared(member)]));
}

function missingFile(type: ResourceType, state: ObjectValue, hashOf: (file: string) => string | undefined) {
  const fact = factsOf(type).find(({ kind }) => kind === 'hashOfFile');
  const file = fact?.kind === 'hashOfFile' ? state[fact.file] : undefined;
  if (typeof file !== 'string' || hashOf(file) !== undefined) return undefined;
  return diagnostic(`the file ${JSON.stringify(file)} cannot be read`, 'filepath');
}

function pathTo(attribute: string) {
  return { steps: [{ attribute_name: attribute }] };
}

function diagnostic(summary: string, attribute?: string) {
  return { severity: 1, summary, ...(attribute !== undefined && { attribute: pathTo(attribute) }) };
}

/** @throws the error itself, if it is a defect of the sandbox */
function refused(error: unknown) {
  if (!(error instanceof PlatformError)) throw error;
  return error.message.split('\n').map((line) => diagnostic(line));
}
