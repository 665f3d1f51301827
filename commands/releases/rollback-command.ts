import type { Command } from 'commander';
import { loadProject } from '../../constructs/project/load-project';
import { jsonOption } from '../terminal/options';
import { addCommitOptions } from './commit-options';
import { printOutcome } from './outcome';
import { type RollbackOptions, rollback } from './rollback';

/** Adds the command `rollback`. */
export function addRollback(cli: Command): void {
  const command = cli
    .command('rollback')
    .configureHelp({ commandUsage: () => 'npm run rollback -- <org> [options]' })
    .summary('let an org run the release that it ran before')
    .description('write the release that an org ran before, as git has it, into its file, and print what the org gets')
    .argument('<org>', 'the org, its file in orgs/ without .yaml')
    .option('--to <release>', 'the release to go back to (default: the one that it ran before)')
    .addOption(jsonOption());
  addCommitOptions(command, 'Roll <org> back to <release>').action(
    (org: string, options: RollbackOptions & { readonly json?: boolean }) =>
      printOutcome(rollback(loadProject(), org, options), options.json),
  );
}
