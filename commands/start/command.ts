import type { Command } from 'commander';
import { jsonOption, orgOption } from '../terminal/options';
import { type StartOptions, start } from './start';

/** Adds the command `start`, which runs when no command is given. @param onEnd called with whether all went as expected */
export function addStart(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('start', { isDefault: true })
    .configureHelp({ commandUsage: () => 'npm start -- [options]' })
    .summary('synthesise every org and play the shipped flows of one; runs when no command is given')
    .description(
      'synthesise every org, and play the shipped flows of one against an embedded Genesys Cloud and ServiceNow',
    )
    .addOption(orgOption())
    .addOption(jsonOption())
    .action(async (options: StartOptions) => onEnd(await start(options)));
}
