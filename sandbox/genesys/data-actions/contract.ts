import { UserError } from '../../../input/user-error';
import { isDeeperThan } from '../template/json-text';
import { contractProblem } from './errors';
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

/** @throws UserError that lists every rule of the platform that the contract breaks, and every unsatisfiable part */
export function checkContract(contract: Contract, where: string): void {
  const mistakes = contractMistakes(contract);
  if (mistakes.length > 0)
    throw new UserError(mistakes.map((mistake) => contractProblem(where, mistake)).map((problem) => ({ problem })));
}

/** The rules that a contract breaks, in words, and the parts of it that nothing can satisfy. */
export function contractMistakes({ inputSchema, successSchema }: Contract): readonly string[] {
  return [
    ...commonMistakes('contract.input.inputSchema', inputSchema),
    ...inputMistakes(inputSchema),
    ...commonMistakes('contract.output.successSchema', successSchema),
    ...nestedArrays('contract.output.successSchema', successSchema, false),
  ];
}

function commonMistakes(path: string, schema: Readonly<Record<string, unknown>>): string[] {
  if (isDeeperThan(maxJsonDepth, schema)) return [`${path} has more than ${maxJsonDepth} levels`];
  const mistakes: string[] = [];
  if (schema['type'] !== 'object')
    mistakes.push(`${path}.type must be "object", got ${JSON.stringify(schema['type'])}`);
  forbidden(path, schema, mistakes);
  const problem = mistakes.length === 0 ? schemaProblem(schema) : undefined;
  if (problem !== undefined) return [`${path} is not a JSON schema of draft-04: ${problem}`];
  return mistakes.length > 0 ? mistakes : [...unsatisfiableParts(path, schema)];
}

/** Finds `$ref`, which is not supported, and null, which makes Terraform replace the action at every apply. */
function forbidden(path: string, value: unknown, mistakes: string[]): void {
  if (value === null) mistakes.push(`${path} is null; leave it out`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === '$ref') mistakes.push(`${path} has a $ref; write the schema in place`);
    forbidden(`${path}.${key}`, child, mistakes);
  }
}

function inputMistakes(schema: Readonly<Record<string, unknown>>): string[] {
  const mistakes: string[] = [];
  for (const [name, property] of Object.entries(recordOf(schema['properties']))) {
    const place = `${flatRule}: properties.${name}`;
    const type = recordOf(property)['type'];
    if (!inputName.test(name)) mistakes.push(`${place}: a name must match ${inputName.source}`);
    if (reservedNames.includes(name))
      mistakes.push(`${place}: the name is reserved, as are ${reservedNames.join(', ')}`);
    if (typeof type !== 'string' || !inputTypes.includes(type)) {
      mistakes.push(`${place}.type is ${JSON.stringify(type)}; accepted are ${inputTypes.join(', ')}`);
    }
  }
  return mistakes;
}

function nestedArrays(path: string, value: unknown, inArray: boolean): string[] {
  const schema = recordOf(value);
  const isArray = schema['type'] === 'array';
  if (isArray && inArray) return [`${path} is an array inside an array; flatten it in the success template`];
  const below = Object.entries(recordOf(schema['properties']));
  return [
    ...below.flatMap(([name, property]) => nestedArrays(`${path}.properties.${name}`, property, inArray)),
    ...(isArray ? nestedArrays(`${path}.items`, schema['items'], true) : []),
  ];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
