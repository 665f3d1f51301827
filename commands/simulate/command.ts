import { type Command, Option } from 'commander';
import { chooseOrg } from '../org/choose-org';
import { jsonOption, orgOption, reportOption, seedOption } from '../terminal/options';
import { type SimulateOptions, simulate } from './simulate';

/** Adds the command `simulate`. @param onEnd called with whether everything went as expected */
export function addSimulate(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('simulate')
    .configureHelp({ commandUsage: () => 'npm run simulate -- [options]' })
    .summary('play scenarios through the flows of an org, or through flows from files')
    .description('play scenarios through the flows of an org, or through flows from files, in the sandbox')
    .addOption(orgOption())
    .option(
      '--flow <type, name or file...>',
      'play scenarios through these flows only; a file of Architect YAML (a word with a slash, or that ends in .yaml or .yml) is published to the org first, and only your own scenario files say what to expect of it',
    )
    .option(
      '--objects <file.yaml>',
      'queues, data tables and other objects that a flow from a file names and the org lacks (docs/simulate.md)',
    )
    .option(
      '--scenario <name or file...>',
      'play these scenarios; without it, all that come with this project (--list)',
    )
    .addOption(seedOption())
    .addOption(
      new Option('--list', 'list the scenarios and play none').conflicts(['report', 'flow', 'objects', 'seed']),
    )
    .addOption(jsonOption())
    .addOption(reportOption())
    .action(async (options: SimulateOptions) => {
      // The list is the same for all orgs, but a misspelt org is a mistake.
      if (options.list && options.org !== undefined) chooseOrg(options.org);
      onEnd(await simulate(options));
    });
}
