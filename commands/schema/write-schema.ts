import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orgJsonSchema } from '../../constructs/org/json-schema';
import { operationNames } from '../../constructs/servicenow';
import { writeFailure } from '../terminal/write-failure';

/** Writes the JSON Schema of org files, made from the schema that the loader uses. */
export function writeSchema(folder = 'orgs'): void {
  const file = join(folder, 'org.schema.json');
  try {
    writeFileSync(file, `${JSON.stringify(orgJsonSchema(operationNames), null, 2)}\n`);
  } catch (error) {
    throw writeFailure(error, file, "run this in the project's folder");
  }
  console.log(`wrote ${file}`);
}
