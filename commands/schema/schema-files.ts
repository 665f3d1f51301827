import { orgJsonSchema, releaseJsonSchema } from '../../constructs/org/json-schema';
import type { Project } from '../../constructs/stack/project';

/**
 * The JSON Schemas of a project's org files and release files, made from the schemas that the loader uses, by their paths
 * with slashes.
 */
export function schemaFiles({ operations, flows }: Project): ReadonlyMap<string, string> {
  const names = { operations: operations.names, ownFlows: flows.map(({ name }) => name) };
  return new Map([
    ['orgs/org.schema.json', text(orgJsonSchema())],
    ['releases/release.schema.json', text(releaseJsonSchema(names))],
  ]);
}

function text(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
