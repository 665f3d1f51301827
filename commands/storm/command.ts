import { type Command, Option } from 'commander';
import { jsonOption, orgOption, reportOption, seedOption } from '../terminal/options';
import { type StormOptions, storm } from './storm';

/** Adds the command `storm`. @param onEnd called with whether the shipped flows kept their promises */
export function addStorm(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('storm')
    .configureHelp({ commandUsage: () => 'npm run storm -- [options]' })
    .summary('play 10,000 interactions while ServiceNow fails')
    .description(
      'play 10,000 interactions in 10 minutes of virtual time while ServiceNow expires tokens, limits requests, loses answers and goes down, and compare the shipped flows with two hand-drawn ones',
    )
    .addOption(orgOption())
    .addOption(
      new Option('--arrivals <how>', 'whether interactions keep arriving until two minutes after ServiceNow is back')
        .choices(['stop', 'continue'])
        .default('stop'),
    )
    .addOption(seedOption())
    .addOption(jsonOption())
    .addOption(reportOption())
    .action(async (options: StormOptions) => onEnd(await storm(options)));
}
