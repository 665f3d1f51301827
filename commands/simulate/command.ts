import { type Command, Option } from 'commander';
import { loadOrgs } from '../../constructs/org';
import { orgRules } from '../../constructs/stack/org-rules';
import { UserError } from '../../input/user-error';
import { orgNamed } from '../org/org-named';
import { wholeNumber } from '../terminal/whole-number';
import { type SimulateOptions, simulate } from './simulate';

/** Adds the command `simulate`. @param onEnd told whether everything went as expected */
export function addSimulate(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('simulate')
    .configureHelp({ commandUsage: () => 'npm run simulate -- [options]' })
    .description(
      'play scenarios or a storm against the flows of an org, or scenarios against flows from files, or serve the data actions of an org, all in the sandbox',
    )
    .option('--org <name>', 'the org; a file in orgs/ without its ending', 'dev')
    .option(
      '--flow <type, name or file...>',
      'play scenarios through these flows only; a file of Architect YAML (a word with a slash, or that ends in .yaml or .yml) is published to the org first, and judged by your own scenario files alone',
    )
    .option(
      '--objects <file.yaml>',
      'queues, data tables and more that a flow from a file names and the org lacks (docs/simulate.md)',
    )
    .option('--scenario <name or file...>', 'play these; all that come with this project unless given (--list)')
    .addOption(
      new Option('--storm', 'play 10,000 interactions in 10 minutes, against ServiceNow as it fails').conflicts([
        'flow',
        'objects',
      ]),
    )
    .addOption(
      new Option('--arrivals <how>', 'whether interactions of a storm go on arriving until ServiceNow is back')
        .choices(['stop', 'continue'])
        .default('stop'),
    )
    .option('--seed <number>', 'another seed, another course of chance', wholeNumber(0, 2 ** 32 - 1), 1)
    .addOption(
      new Option(
        '--serve',
        'serve the data actions and ServiceNow on loopback, disturbed as one --scenario says',
      ).conflicts(['storm', 'json', 'report', 'list', 'flow', 'objects']),
    )
    .option('--port <number>', 'port of the data actions with --serve; 0 for a free one', wholeNumber(0, 65_535), 0)
    .addOption(
      new Option('--list', 'list the scenarios and play none').conflicts([
        'storm',
        'report',
        'flow',
        'objects',
        'seed',
      ]),
    )
    .option('--json', 'print the result as JSON')
    .option('--report <file.html>', 'write a report that a browser shows, with every step and chart')
    .action(async (options: SimulateOptions, command: Command) => {
      refuseUseless(options, command);
      onEnd(await simulate(options));
    });
}

/** Options that another one gives a meaning. */
const needs = [
  ['arrivals', 'storm'],
  ['port', 'serve'],
] as const;

function refuseUseless(options: SimulateOptions, command: Command): void {
  const useless = needs.filter(([given, needed]) => isGiven(given, command) && !options[needed]);
  const mistakes = useless.map(([given, needed]) => `--${given} is for --${needed}; add --${needed}, or leave it out`);
  if (mistakes.length > 0) throw new UserError(mistakes.map((problem) => ({ problem })));
  // A list is the same for all orgs; a name that is given is to be one all the same.
  if (options.list && isGiven('org', command)) orgNamed(options.org, loadOrgs('orgs', orgRules));
}

function isGiven(option: string, command: Command): boolean {
  return command.getOptionValueSource(option) === 'cli';
}
