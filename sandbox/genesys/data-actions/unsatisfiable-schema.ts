import { type Mistake, within } from '../../../input/mistake';
import { isJsonObject } from '../template/json-text';
import { schemaPattern } from '../template/pattern';
import { Refusal } from '../template/velocity/callable';
import { crossedBounds, excludedBound, notAPattern, undeclaredRequired, valueOfOtherType } from './errors';

type Schema = Readonly<Record<string, unknown>>;

const bounds = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;
const lists = ['allOf', 'anyOf', 'oneOf'];

/** The parts of a draft-04 schema that nothing can satisfy, or that take too long to check, each with its path. */
export function unsatisfiableParts(path: string, schema: Schema): readonly Mistake[] {
  return [
    ...boundMistakes(path, schema),
    ...undeclared(path, schema),
    ...strangers(path, schema),
    ...brokenPattern(`${path}.pattern`, schema['pattern']),
    ...membersOf(schema['patternProperties']).flatMap(([pattern]) =>
      brokenPattern(`${path}.patternProperties`, pattern),
    ),
    ...below(path, schema).flatMap(([place, child]) => (isJsonObject(child) ? unsatisfiableParts(place, child) : [])),
  ];
}

function boundMistakes(path: string, schema: Schema): Mistake[] {
  const mistakes = bounds.flatMap(([low, high]) => {
    const [least, most] = [schema[low], schema[high]];
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
    return [crossedBounds(path, low, least, high, most)];
  });
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const excluded = exclusiveMinimum === true || exclusiveMaximum === true;
  if (typeof minimum === 'number' && minimum === maximum && excluded) mistakes.push(excludedBound(path, minimum));
  return mistakes;
}

/** Required members that are not declared. Flows give and read declared members only. */
function undeclared(path: string, { required, properties }: Schema): Mistake[] {
  const declared = isJsonObject(properties) ? properties : {};
  return (Array.isArray(required) ? required : [])
    .filter((name) => !Object.hasOwn(declared, name))
    .map((name) => undeclaredRequired(path, name));
}

function strangers(path: string, schema: Schema): Mistake[] {
  const { type, enum: choices } = schema;
  if (type === undefined) return [];
  const given: [string, unknown][] = Array.isArray(choices) ? choices.map((choice, i) => [`enum[${i}]`, choice]) : [];
  if (Object.hasOwn(schema, 'default')) given.push(['default', schema['default']]);
  return given
    .filter(([, value]) => !fits(value, type))
    .map(([name, value]) => valueOfOtherType(`${path}.${name}`, value, type));
}

function fits(value: unknown, type: unknown): boolean {
  if (Array.isArray(type)) return type.some((one) => fits(value, one));
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isJsonObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function brokenPattern(path: string, pattern: unknown): Mistake[] {
  if (typeof pattern !== 'string') return [];
  try {
    schemaPattern(pattern);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [within(path, error.mistake)];
    return [notAPattern(path, pattern)];
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
