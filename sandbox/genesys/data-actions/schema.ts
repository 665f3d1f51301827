import Ajv, { type ErrorObject } from 'ajv-draft-04';
import { schemaPattern } from '../template/pattern';

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  addUsedSchema: false,
  validateFormats: false,
  logger: false,
  code: { regExp: Object.assign(schemaPattern, { code: 'schemaPattern' }) },
});

/**
 * Compiles a draft-04 schema, once and at the first use, to a function that describes the mistakes of a value without
 * showing the value.
 */
export function compileSchema(schema: Readonly<Record<string, unknown>>): (value: unknown) => string | undefined {
  let validate: ReturnType<typeof ajv.compile> | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    return validate(value) ? undefined : listed(validate.errors ?? []);
  };
}

/** The reason why a document is not a draft-04 schema. */
export function schemaProblem(schema: Readonly<Record<string, unknown>>): string | undefined {
  return ajv.validateSchema(schema) === true ? undefined : listed(ajv.errors ?? []);
}

function listed(errors: readonly ErrorObject[]): string {
  return errors.map(({ instancePath, message }) => `${instancePath || 'the top level'} ${message}`).join('; ');
}
