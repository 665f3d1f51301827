import { z } from 'zod';
import { orgSchema } from './schema/org';

/** The JSON Schema (draft-07) of an org file, for editors: it completes and checks keys, operations and regions. */
export function orgJsonSchema(operations: readonly string[]): object {
  const { $schema, ...schema } = z.toJSONSchema(orgSchema(operations), { target: 'draft-07', io: 'input' });
  return {
    $schema,
    title: 'Org file',
    description: 'One Genesys Cloud org with its ServiceNow instance. Generated from the schema in constructs/org.',
    ...schema,
  };
}
