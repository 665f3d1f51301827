import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orgJsonSchema } from '../../constructs/org/json-schema';
import type { Project } from '../../constructs/stack/project';
import { writeFailure } from '../terminal/write-failure';

/** Writes the JSON Schema of a project's org files, made from the schema that the loader uses. */
export function writeSchema({ operations }: Project, folder = 'orgs'): void {
  const file = join(folder, 'org.schema.json');
  try {
    writeFileSync(file, `${JSON.stringify(orgJsonSchema(operations.names), null, 2)}\n`);
  } catch (error) {
    throw writeFailure(error, file, "run this in the project's folder");
  }
  console.log(`wrote ${file}`);
}
