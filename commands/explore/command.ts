import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { jsonOption, orgOption, wholeNumber } from '../terminal/options';
import { type ExploreOptions, explore } from './explore';

/** Adds the command `explore`. @param onEnd called with whether every promise was kept */
export function addExplore(cli: Command, onEnd: (kept: boolean) => void): void {
  cli
    .command('explore')
    .configureHelp({ commandUsage: () => 'npm run explore -- [options]' })
    .summary('play flows under every schedule of faults')
    .description(
      'play the flows of an org under every schedule of faults, in every setting that makes a difference; each extra request or fault takes about six times longer',
    )
    .addOption(orgOption())
    .option('--flow <type or name>', 'explore this flow only')
    .option(
      '--first <requests>',
      'inject any number of faults into the first N requests',
      wholeNumber('--first', 0, 16),
      4,
    )
    .option('--most <faults>', 'inject up to this many faults at any requests', wholeNumber('--most', 1, 16), 2)
    .option(
      '--processes <number>',
      'number of processes that work in parallel',
      wholeNumber('--processes', 1, 64),
      availableParallelism(),
    )
    .addOption(jsonOption())
    .action(async (options: ExploreOptions) => onEnd(await explore(options)));
}
