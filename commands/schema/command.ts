import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { loadProject } from '../../constructs/project/load-project';
import { writeFailure } from '../../input/write-failure';
import { schemaFiles } from './schema-files';

/** Adds the command `schema`. */
export function addSchema(cli: Command): void {
  cli
    .command('schema')
    .configureHelp({ commandUsage: () => 'npm run schema' })
    .summary('write the JSON Schemas of all files for editors')
    .description(
      'write the JSON Schemas that let editors complete and check org files, release files, scenario files and files of objects',
    )
    .action(() => {
      for (const [file, text] of schemaFiles(loadProject())) write(file, text);
    });
}

function write(file: string, text: string): void {
  try {
    // A project may have no scenarios of its own; without org files, this is another folder.
    if (dirname(file) !== 'orgs') mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw writeFailure(error, file, "run this in the project's folder");
  }
  console.log(`wrote ${file}`);
}
