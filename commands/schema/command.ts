import type { Command } from 'commander';
import { loadProject } from '../../constructs/stack/load-project';
import { writeSchema } from './write-schema';

/** Adds the command `schema`. */
export function addSchema(cli: Command): void {
  cli
    .command('schema')
    .configureHelp({ commandUsage: () => 'npm run schema' })
    .summary('write orgs/org.schema.json and releases/release.schema.json for editors')
    .description(
      'write orgs/org.schema.json and releases/release.schema.json, which let editors complete and check org files and release files',
    )
    .action(() => writeSchema(loadProject()));
}
