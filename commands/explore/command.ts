import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { wholeNumber } from '../terminal/whole-number';
import { type ExploreOptions, explore } from './explore';

/** Adds the command `explore`. @param onEnd told whether every promise was kept */
export function addExplore(cli: Command, onEnd: (kept: boolean) => void): void {
  cli
    .command('explore')
    .configureHelp({ commandUsage: () => 'npm run explore -- [options]' })
    .description(
      'play the flows of an org under every schedule of faults, in every setting that makes a difference; each request or fault more takes about six times as long',
    )
    .option('--org <name>', 'the org; a file in orgs/ without its ending', 'dev')
    .option('--flow <type or name>', 'this flow only')
    .option(
      '--first <requests>',
      'any number of faults at this many requests, from the first on',
      wholeNumber(0, 16),
      4,
    )
    .option('--most <faults>', 'up to this many faults wherever they are', wholeNumber(1, 16), 2)
    .option('--processes <number>', 'how many work side by side', wholeNumber(1, 64), availableParallelism())
    .option('--json', 'print the result as JSON')
    .action(async (options: ExploreOptions) => onEnd(await explore(options)));
}
