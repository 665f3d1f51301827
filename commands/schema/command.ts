import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { loadProject } from '../../constructs/stack/load-project';
import { writeFailure } from '../terminal/write-failure';
import { schemaFiles } from './schema-files';

/** Adds the command `schema`. */
export function addSchema(cli: Command): void {
  cli
    .command('schema')
    .configureHelp({ commandUsage: () => 'npm run schema' })
    .summary('write orgs/org.schema.json and releases/release.schema.json for editors')
    .description(
      'write orgs/org.schema.json and releases/release.schema.json, which let editors complete and check org files and release files',
    )
    .action(() => {
      for (const [file, text] of schemaFiles(loadProject())) write(file, text);
    });
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw writeFailure(error, file, "run this in the project's folder");
  }
  console.log(`wrote ${file}`);
}
