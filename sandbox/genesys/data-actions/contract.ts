import type { Mistake } from '../../../input/mistake';
import { isDeeperThan } from '../template/json-text';
import {
  badInputName,
  badInputType,
  listAtRoot,
  nestedArray,
  notAnObject,
  notASchema,
  nullInSchema,
  referenceInSchema,
  reservedInput,
  tooManyLevels,
} from './errors';
import { schemaProblem } from './schema';
import { unsatisfiableParts } from './unsatisfiable-schema';

/** The two JSON Schemas (draft-04) of a data action. */
export interface Contract {
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly successSchema: Readonly<Record<string, unknown>>;
}

/** The most levels of a JSON document in a data action, its requests and its answers. */
export const maxJsonDepth = 50;

const inputTypes = ['string', 'integer', 'number', 'boolean', 'null'];
const inputName = /^[a-zA-Z][a-zA-Z0-9_-]*$/;
const reservedNames = ['orgId', 'integrationId', 'rawRequest'];
const flatRule = 'Failed Validation of contract.input.inputSchema as a simple properties schema';

/** The rules of the platform that a contract breaks, and the parts of it that nothing can satisfy. */
export function contractMistakes({ inputSchema, successSchema }: Contract): readonly Mistake[] {
  return [
    ...commonMistakes('contract.input.inputSchema', inputSchema, notAnObject),
    ...inputMistakes(inputSchema),
    ...commonMistakes('contract.output.successSchema', successSchema, wrongOutputRoot),
    ...nestedArrays('contract.output.successSchema', successSchema, false),
  ];
}

/** The vendor requires an object at the root of the inputs, and is silent on that of the outputs. */
function wrongOutputRoot(path: string, type: unknown): Mistake {
  return type === 'array' ? listAtRoot(path) : notAnObject(path, type);
}

function commonMistakes(
  path: string,
  schema: Readonly<Record<string, unknown>>,
  wrongRoot: (path: string, type: unknown) => Mistake,
): Mistake[] {
  if (isDeeperThan(maxJsonDepth, schema)) return [tooManyLevels(path, maxJsonDepth)];
  const mistakes: Mistake[] = [];
  if (schema['type'] !== 'object') mistakes.push(wrongRoot(path, schema['type']));
  forbidden(path, schema, mistakes);
  const problem = mistakes.length === 0 ? schemaProblem(schema) : undefined;
  if (problem !== undefined) return [notASchema(path, problem)];
  return mistakes.length > 0 ? mistakes : [...unsatisfiableParts(path, schema)];
}

/** Finds `$ref`, which is not supported, and null, which makes Terraform replace the action at every apply. */
function forbidden(path: string, value: unknown, mistakes: Mistake[]): void {
  if (value === null) mistakes.push(nullInSchema(path));
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === '$ref') mistakes.push(referenceInSchema(path));
    forbidden(`${path}.${key}`, child, mistakes);
  }
}

function inputMistakes(schema: Readonly<Record<string, unknown>>): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [name, property] of Object.entries(recordOf(schema['properties']))) {
    const place = `${flatRule}: properties.${name}`;
    const type = recordOf(property)['type'];
    if (!inputName.test(name)) mistakes.push(badInputName(place, name, inputName.source));
    if (reservedNames.includes(name)) mistakes.push(reservedInput(place, reservedNames));
    if (typeof type !== 'string' || !inputTypes.includes(type)) {
      mistakes.push(badInputType(place, type, inputTypes));
    }
  }
  return mistakes;
}

function nestedArrays(path: string, value: unknown, inArray: boolean): Mistake[] {
  const schema = recordOf(value);
  const isArray = schema['type'] === 'array';
  if (isArray && inArray) return [nestedArray(path)];
  const below = Object.entries(recordOf(schema['properties']));
  return [
    ...below.flatMap(([name, property]) => nestedArrays(`${path}.properties.${name}`, property, inArray)),
    ...(isArray ? nestedArrays(`${path}.items`, schema['items'], true) : []),
  ];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
