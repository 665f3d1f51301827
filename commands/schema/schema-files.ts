import { orgJsonSchema, releaseJsonSchema } from '../../constructs/org/json-schema';
import type { Project } from '../../constructs/stack/project';
import { releaseNames } from '../../constructs/stack/release-names';

/**
 * The JSON Schemas of a project's org files and release files, made from the schemas that the loader uses, by their paths
 * with slashes.
 */
export function schemaFiles(project: Project): ReadonlyMap<string, string> {
  return new Map([
    ['orgs/org.schema.json', text(orgJsonSchema())],
    ['releases/release.schema.json', text(releaseJsonSchema(releaseNames(project)))],
  ]);
}

function text(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
