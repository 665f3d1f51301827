import { isJsonObject } from '../template/json-text';
import { schemaPattern } from '../template/pattern';
import { Refusal } from '../template/velocity/callable';

type Schema = Readonly<Record<string, unknown>>;

const bounds = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;
const lists = ['allOf', 'anyOf', 'oneOf'];

/** The parts of a draft-04 schema that nothing can satisfy, or that take too long to check, each with its path. */
export function unsatisfiableParts(path: string, schema: Schema): readonly string[] {
  return [
    ...crossedBounds(path, schema),
    ...undeclared(path, schema),
    ...strangers(path, schema),
    ...brokenPattern(`${path}.pattern`, schema['pattern']),
    ...membersOf(schema['patternProperties']).flatMap(([pattern]) =>
      brokenPattern(`${path}.patternProperties`, pattern),
    ),
    ...below(path, schema).flatMap(([place, child]) => (isJsonObject(child) ? unsatisfiableParts(place, child) : [])),
  ];
}

function crossedBounds(path: string, schema: Schema): string[] {
  const mistakes = bounds.flatMap(([low, high]) => {
    const [least, most] = [schema[low], schema[high]];
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
    return [`${path}: ${low} is ${least} and ${high} is ${most}; no value fits both`];
  });
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const excluded = exclusiveMinimum === true || exclusiveMaximum === true;
  if (typeof minimum === 'number' && minimum === maximum && excluded)
    mistakes.push(`${path}: minimum and maximum are ${minimum} and exclusive; no value fits both`);
  return mistakes;
}

/** Required members that are not declared. Flows give and read declared members only. */
function undeclared(path: string, { required, properties }: Schema): string[] {
  const declared = isJsonObject(properties) ? properties : {};
  return (Array.isArray(required) ? required : [])
    .filter((name) => !Object.hasOwn(declared, name))
    .map((name) => `${path}.required names ${JSON.stringify(name)}, which is not among the properties`);
}

function strangers(path: string, schema: Schema): string[] {
  const { type, enum: choices } = schema;
  if (type === undefined) return [];
  const given: [string, unknown][] = Array.isArray(choices) ? choices.map((choice, i) => [`enum[${i}]`, choice]) : [];
  if (Object.hasOwn(schema, 'default')) given.push(['default', schema['default']]);
  return given
    .filter(([, value]) => !fits(value, type))
    .map(([name, value]) => `${path}.${name} is ${JSON.stringify(value)}, and the type is ${JSON.stringify(type)}`);
}

function fits(value: unknown, type: unknown): boolean {
  if (Array.isArray(type)) return type.some((one) => fits(value, one));
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isJsonObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function brokenPattern(path: string, pattern: unknown): string[] {
  if (typeof pattern !== 'string') return [];
  try {
    schemaPattern(pattern);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [`${path}: ${error.message}`];
    return [`${path} is ${JSON.stringify(pattern)}, which is no regular expression`];
  }
}

/** The schemas inside a schema, with their paths. */
function below(path: string, schema: Schema): [string, unknown][] {
  return [
    ...['properties', 'patternProperties'].flatMap((group) =>
      membersOf(schema[group]).map(([name, child]): [string, unknown] => [`${path}.${group}.${name}`, child]),
    ),
    ...['items', 'additionalProperties', 'not'].map((name): [string, unknown] => [`${path}.${name}`, schema[name]]),
    ...lists.flatMap((name) => {
      const children = schema[name];
      return Array.isArray(children)
        ? children.map((child, i): [string, unknown] => [`${path}.${name}[${i}]`, child])
        : [];
    }),
  ];
}

function membersOf(value: unknown): [string, unknown][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
