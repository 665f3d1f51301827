import type { Command } from 'commander';
import { loadProject } from '../../constructs/project/load-project';
import { jsonOption } from '../terminal/options';
import type { CommitOptions } from './commit';
import { addCommitOptions } from './commit-options';
import { printOutcome } from './outcome';
import { promote } from './promote';

/** Adds the command `promote`. */
export function addPromote(cli: Command): void {
  const command = cli
    .command('promote')
    .configureHelp({ commandUsage: () => 'npm run promote -- <from> <to> [options]' })
    .summary('let an org run the release that another one runs')
    .description(
      'write the release that an org runs into the file of the next one, whose promotesFrom names it, and print what that org gets',
    )
    .argument('<from>', 'the org that runs the release')
    .argument('<to>', 'the org that gets it')
    .addOption(jsonOption());
  addCommitOptions(command, 'Promote <release> from <from> to <to>').action(
    (from: string, to: string, options: CommitOptions & { readonly json?: boolean }) =>
      printOutcome(promote(loadProject(), from, to, options), options.json),
  );
}
