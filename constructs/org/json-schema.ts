import { z } from 'zod';
import type { ReleaseNames } from './release-names';
import { orgSchema } from './schema/org';
import { releaseSchema } from './schema/release';

/** The JSON Schema (draft-07) of an org file, for editors: it completes and checks keys and regions. */
export function orgJsonSchema(): object {
  return draft07(orgSchema, 'Org file', 'One Genesys Cloud org with its ServiceNow instance.');
}

/** The JSON Schema (draft-07) of a release file, for editors: it completes and checks keys, operations and own flows. */
export function releaseJsonSchema(names: ReleaseNames): object {
  const schema = releaseSchema(names);
  return draft07(schema, 'Release file', 'What is promoted unchanged from org to org.');
}

function draft07(of: z.ZodType, title: string, description: string): object {
  const { $schema, ...schema } = z.toJSONSchema(of, { target: 'draft-07', io: 'input' });
  return { $schema, title, description: `${description} Generated from the schema in constructs/org.`, ...schema };
}
