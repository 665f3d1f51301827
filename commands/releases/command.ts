import type { Command } from 'commander';
import { loadProject } from '../../constructs/project/load-project';
import { UserError } from '../../input/user-error';
import { jsonOption } from '../terminal/options';
import { addCommitOptions } from './commit-options';
import { compareReleases } from './compare';
import { type CutOptions, cutRelease } from './cut';
import { oneRelease } from './errors';
import { listReleases } from './list';
import { printOutcome } from './outcome';

/** Adds the command `releases`, and `releases cut`. */
export function addReleases(cli: Command): void {
  const releases = cli
    .command('releases')
    .configureHelp({ commandUsage: () => 'npm run releases -- [<release> <other release>] [options]' })
    .summary('show which org runs which release; releases cut makes a new one')
    .description(
      'show which org runs which release since when; with the names of two releases, what differs between them',
    )
    .argument('[release]', 'a release, its file in releases/ without .yaml')
    .argument('[other]', 'another one')
    .addOption(jsonOption())
    .action((one: string | undefined, other: string | undefined, { json }: { readonly json?: boolean }) => {
      if (one !== undefined && other === undefined) throw new UserError([oneRelease(one)]);
      const project = loadProject();
      printOutcome(
        one === undefined || other === undefined ? listReleases(project) : compareReleases(project, one, other),
        json,
      );
    });
  const cut = releases
    .command('cut')
    .configureHelp({ commandUsage: () => 'npm run releases -- cut <name> [options]' })
    .summary('make a new release, a copy of the newest')
    .description('copy the release that the first org of the chain runs, and let that org run the copy')
    .argument('<name>', 'the name of the new release, such as 2026-12')
    .option('--org <name>', 'the org that runs it from now on (default: the first of the chain)')
    .option('--from <release>', 'the release to copy (default: the one that this org runs)')
    .addOption(jsonOption());
  addCommitOptions(cut, 'Cut release <name>').action((name: string, options: CutOptions, command: Command) =>
    // An option that both commands have is the outer one's.
    printOutcome(cutRelease(loadProject(), name, options), command.optsWithGlobals<{ json?: boolean }>().json),
  );
}
