import type { FieldType, Inputs, Outputs } from '../architect';

const draft04 = 'http://json-schema.org/draft-04/schema#';

const schemas: Readonly<Record<FieldType, object>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  stringList: { type: 'array', items: { type: 'string' } },
};

/**
 * The inputs of a data action as a flat JSON Schema draft-04. It has no lengths: a contract cannot change without
 * replacing the action, and the flow cuts long texts before the platform could refuse them.
 */
export function inputContract(inputs: Inputs): string {
  const required = Object.keys(inputs).filter((name) => inputs[name]?.required);
  return JSON.stringify({
    $schema: draft04,
    type: 'object',
    properties: propertiesOf(inputs),
    ...(required.length > 0 ? { required } : {}),
  });
}

/** The outputs as JSON Schema draft-04: all are required, and no others are allowed. */
export function outputContract(outputs: Outputs): string {
  return JSON.stringify({
    $schema: draft04,
    type: 'object',
    properties: propertiesOf(outputs),
    required: Object.keys(outputs),
    additionalProperties: false,
  });
}

function propertiesOf(fields: Inputs | Outputs): Record<string, object> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemas[field.type]]));
}
