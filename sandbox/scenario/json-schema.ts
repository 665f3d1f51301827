import { type JsonSchema, jsonSchemaOf } from '../../input/json-schema';
import { defaultEngineSettings } from '../genesys/data-actions/engine-settings';
import { defaultRunnerSettings } from '../genesys/flow/run/runner-settings';
import { defaultApiSettings } from '../serve/platform-api/api-settings';
import { defaultSettings } from '../servicenow/settings';
import { objectsSchema } from './objects';
import { scenarioSchema } from './schema';

/** The JSON Schema of a scenario file, for editors. */
export function scenarioJsonSchema(): object {
  const schema = jsonSchemaOf(scenarioSchema, {
    title: 'Scenario file',
    description: 'An interaction, the state of both platforms, and the expected end. Generated from sandbox/scenario.',
  }) as JsonSchema;
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>>;
  const withDefaults = Object.entries(properties).map(([key, section]) => {
    const defaults = settings[key];
    return [key, defaults === undefined ? section : { ...section, properties: defaulted(section, defaults) }];
  });
  return { ...schema, properties: Object.fromEntries(withDefaults) };
}

/** The JSON Schema of a file of objects, for editors. */
export function objectsJsonSchema(): object {
  return jsonSchemaOf(objectsSchema, {
    title: 'Objects file',
    description: 'Objects that an org has besides what its stack declares. Generated from sandbox/scenario.',
  });
}

/** The value of a setting that a scenario leaves out. */
const settings: Readonly<Record<string, object>> = {
  serviceNow: defaultSettings,
  engine: defaultEngineSettings,
  runner: defaultRunnerSettings,
  platformApi: defaultApiSettings,
};

/** The keys of a section with the defaults that JSON can express and that say something. */
function defaulted(section: JsonSchema, defaults: object): JsonSchema {
  const values = new Map<string, unknown>(Object.entries(defaults));
  const keys = Object.entries(section['properties'] as JsonSchema);
  return Object.fromEntries(
    keys.map(([key, about]) => {
      const value = values.get(key);
      const isPlain = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
      const saysSomething = isPlain || (Array.isArray(value) && value.length > 0);
      return [key, saysSomething ? { ...(about as JsonSchema), default: value } : about];
    }),
  );
}
