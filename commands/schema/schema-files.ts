import { orgJsonSchema, releaseJsonSchema } from '../../constructs/org/json-schema';
import type { Project } from '../../constructs/project/project';
import { releaseNames } from '../../constructs/project/release-names';
import { objectsJsonSchema, scenarioJsonSchema } from '../../sandbox/scenario';

/**
 * The JSON Schemas of a project's org files, release files, scenario files and files of objects, made from the schemas that
 * read them, by their paths with slashes.
 */
export function schemaFiles(project: Project): ReadonlyMap<string, string> {
  return new Map([
    ['orgs/org.schema.json', text(orgJsonSchema())],
    ['releases/release.schema.json', text(releaseJsonSchema(releaseNames(project)))],
    ['scenarios/scenario.schema.json', text(scenarioJsonSchema())],
    ['scenarios/objects.schema.json', text(objectsJsonSchema())],
  ]);
}

function text(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
