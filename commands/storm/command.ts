import { type Command, Option } from 'commander';
import { defaultStormPlan, mostPerMinute } from '../../sandbox/storm/plan';
import { jsonOption, orgOption, reportOption, seedOption, wholeNumber } from '../terminal/options';
import { type StormOptions, storm } from './storm';

/** Adds the command `storm`. @param onEnd called with whether the shipped flows kept their promises */
export function addStorm(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('storm')
    .configureHelp({ commandUsage: () => 'npm run storm -- [options]' })
    .summary('play thousands of interactions while ServiceNow fails')
    .description(
      'play interactions for 10 minutes of virtual time while ServiceNow expires tokens, limits requests, loses answers and goes down, and compare the shipped flows with two hand-drawn ones',
    )
    .addOption(orgOption())
    .option(
      '--flow <type or name>',
      'play this flow of the org alone, such as one of your own, as it ships; without it, those that come with this project',
    )
    .addOption(
      new Option('--arrivals <how>', 'whether interactions keep arriving until two minutes after ServiceNow is back')
        .choices(['stop', 'continue'])
        .default('stop'),
    )
    .option(
      '--per-minute <number>',
      'interactions that arrive in a minute; an org may execute 2,500 data actions a minute',
      wholeNumber('--per-minute', 1, mostPerMinute),
      defaultStormPlan.perMinute,
    )
    .addOption(seedOption())
    .addOption(jsonOption())
    .addOption(reportOption())
    .action(async (options: StormOptions) => onEnd(await storm(options)));
}
