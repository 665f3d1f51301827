import type { Command } from 'commander';
import { chooseOrg } from '../org/choose-org';
import { publishedVariant } from '../org/published-variant';
import { scenariosNamed } from '../play/scenarios';
import { orgOption, wholeNumber } from '../terminal/options';
import { serve } from './serve';

interface Options {
  readonly org?: string;
  readonly scenario?: string;
  readonly port: number;
  readonly servicenowPort: number;
}

/** Adds the command `serve`. */
export function addServe(cli: Command): void {
  cli
    .command('serve')
    .configureHelp({ commandUsage: () => 'npm run serve -- [options]' })
    .summary('serve data actions and ServiceNow on localhost')
    .description(
      'serve the data actions of an org and its ServiceNow on localhost, for curl and other programs; add --scenario to inject its faults; Ctrl-C ends it',
    )
    .addOption(orgOption())
    .option('--scenario <name or file>', 'set ServiceNow up as this scenario does, and inject its faults')
    .option('--port <number>', 'port of the data actions; 0 for any free port', wholeNumber('--port', 0, 65_535), 0)
    .option(
      '--servicenow-port <number>',
      'port of ServiceNow; 0 for any free port',
      wholeNumber('--servicenow-port', 0, 65_535),
      0,
    )
    .action(async ({ org: name, scenario, port, servicenowPort }: Options) => {
      const { org, published } = publishedVariant(chooseOrg(name));
      const [chosen] = scenario === undefined ? [] : scenariosNamed([scenario], org.project.operations);
      await serve(org, published, { port, servicenowPort, scenario: chosen });
    });
}
