import { type Command, InvalidArgumentError, Option } from 'commander';
import { type SimulateOptions, simulate } from './simulate';

/** Adds the command `simulate`. @param onEnd told whether everything went as expected */
export function addSimulate(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('simulate')
    .configureHelp({ commandUsage: () => 'npm run simulate -- [options]' })
    .description('play scenarios or a storm against the flows of an org, or serve its data actions, all in the sandbox')
    .option('--org <name>', 'the org; a file in orgs/ without its ending', 'dev')
    .option('--flow <type or name>', 'play scenarios through this flow only')
    .option('--scenario <name or file...>', 'play these; all that come with this project unless given')
    .option('--storm', 'play 10,000 interactions in 10 minutes, against ServiceNow as it fails')
    .addOption(
      new Option('--arrivals <how>', 'whether interactions of a storm go on arriving until ServiceNow is back')
        .choices(['stop', 'continue'])
        .default('stop'),
    )
    .option('--seed <number>', 'another seed, another course of chance', wholeNumber(0, 2 ** 32 - 1), 1)
    .addOption(
      new Option('--serve', 'serve the data actions and ServiceNow on loopback').conflicts([
        'storm',
        'json',
        'report',
        'list',
        'scenario',
        'flow',
      ]),
    )
    .option('--port <number>', 'port of the data actions with --serve; 0 for a free one', wholeNumber(0, 65_535), 0)
    .option('--list', 'list the scenarios and play none')
    .option('--json', 'print the result as JSON')
    .option('--report <file.html>', 'write a report that a browser shows, with every step and chart')
    .action(async (options: SimulateOptions) => onEnd(await simulate(options)));
}

function wholeNumber(least: number, most: number): (given: string) => number {
  return (given) => {
    const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`expected a whole number, ${least} to ${most}`);
  };
}
