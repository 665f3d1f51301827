import { jsonSchemaOf } from '../../input/json-schema';
import { oneOf } from '../../input/schema-words';
import type { ReleaseNames } from './release-names';
import { orgSchema } from './schema/org';
import { releaseSchemaFor } from './schema/release';

/** The operations that fit each use in a flow. */
export interface FlowUses {
  readonly creates: readonly string[];
  readonly findCallers: readonly string[];
}

/** The JSON Schema of an org file, for editors: it completes and checks keys and regions. */
export function orgJsonSchema(): object {
  return jsonSchemaOf(orgSchema, {
    title: 'Org file',
    description: 'One Genesys Cloud org with its ServiceNow instance. Generated from the schema in constructs/org.',
  });
}

/**
 * The JSON Schema of a release file, for editors: it completes and checks keys, operations and own flows. Each use of an
 * operation offers those that fit it.
 */
export function releaseJsonSchema(names: ReleaseNames & FlowUses): object {
  // JSON Schema cannot say that no word fits.
  const fitting = (operations: readonly string[]) => oneOf(operations.length > 0 ? operations : names.operations);
  const uses = { create: fitting(names.creates), findCaller: fitting(names.findCallers) };
  return jsonSchemaOf(releaseSchemaFor(names, uses), {
    title: 'Release file',
    description: 'What is promoted unchanged from org to org. Generated from the schema in constructs/org.',
  });
}
