import { Ajv, type ValidateFunction } from 'ajv';

type Schema = Readonly<Record<string, unknown>>;

/** The properties of a JSON Schema that have no description, each with its path. */
export function undocumented(schema: unknown, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, items, additionalProperties, then, else: otherwise, ...rest } = schema as Schema;
  const alternatives = [rest['anyOf'], rest['allOf'], rest['oneOf']].flatMap((list) => (list ?? []) as Schema[]);
  return [
    ...Object.entries(properties as Schema).flatMap(([key, inner]) => [
      ...((inner as Schema)['description'] ? [] : [`${path}.${key}`]),
      ...undocumented(inner, `${path}.${key}`),
    ]),
    ...undocumented(items, `${path}[]`),
    ...undocumented(additionalProperties, `${path}.*`),
    ...[then, otherwise, ...alternatives].flatMap((variant) => undocumented(variant, path)),
  ];
}

/** What an editor shows of a value: the place and the message of each mistake. */
export function editorMessages(schema: object, value: unknown): readonly string[] {
  const validate = compiled(schema);
  validate(value);
  // That a branch does not fit only repeats the messages from inside of it.
  const own = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return own.map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

const known = new WeakMap<object, ValidateFunction>();

/** Compiling takes a second for a large schema. */
function compiled(schema: object): ValidateFunction {
  const validate =
    known.get(schema) ?? new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);
  known.set(schema, validate);
  return validate;
}
