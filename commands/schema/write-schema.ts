import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orgJsonSchema, releaseJsonSchema } from '../../constructs/org/json-schema';
import type { Project } from '../../constructs/stack/project';
import { writeFailure } from '../terminal/write-failure';

/** Writes the JSON Schemas of a project's org files and release files, made from the schemas that the loader uses. */
export function writeSchema({ operations, flows }: Project, folder = '.'): void {
  const names = { operations: operations.names, ownFlows: flows.map(({ name }) => name) };
  writeJson(join(folder, 'orgs', 'org.schema.json'), orgJsonSchema());
  writeJson(join(folder, 'releases', 'release.schema.json'), releaseJsonSchema(names));
}

function writeJson(file: string, schema: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  } catch (error) {
    throw writeFailure(error, file, "run this in the project's folder");
  }
  console.log(`wrote ${file}`);
}
