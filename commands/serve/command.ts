import type { Command } from 'commander';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { ownState } from '../org/own-state';
import { surroundingsOf } from '../org/published-stack';
import { publishedVariant } from '../org/published-variant';
import { SandboxFolder } from '../org/sandbox-folder';
import { scenariosNamed } from '../play/scenarios';
import { jsonOption, wholeNumber } from '../terminal/options';
import { serve } from './serve';
import { declaredOrg, emptyOrg, savedOrg } from './served-org';

interface Options {
  readonly json?: true;
  readonly scenario?: string;
  readonly port: number;
  readonly servicenowPort: number;
  readonly empty?: true;
}

/** Adds the command `serve`. */
export function addServe(cli: Command): void {
  cli
    .command('serve')
    .configureHelp({ commandUsage: () => 'npm run serve -- [org] [options]' })
    .summary('serve Genesys Cloud and ServiceNow on localhost')
    .description(
      'serve the platform API of an org and its ServiceNow on localhost, for curl, SDKs, Terraform and other programs; add --scenario to inject its faults; Ctrl-C ends it (docs/serve.md)',
    )
    .argument('[org]', 'name of the org: its file in orgs/, without .yaml (default: dev, or the first by name)')
    .option('--scenario <name or file>', 'set ServiceNow up as this scenario does, and inject its faults')
    .option('--port <number>', 'port of Genesys Cloud; 0 for any free port', wholeNumber('--port', 0, 65_535), 0)
    .option(
      '--servicenow-port <number>',
      'port of ServiceNow; 0 for any free port',
      wholeNumber('--servicenow-port', 0, 65_535),
      0,
    )
    .option('--empty', 'begin with an org to which nothing was deployed')
    .addOption(jsonOption())
    .action(async (name: string | undefined, { scenario, port, servicenowPort, empty, json }: Options) => {
      const org = chooseOrg(name, allOrgs(), '[org]');
      const folder = new SandboxFolder(org.name);
      const work = () => {
        const kept = empty ? emptyOrg(org) : savedOrg(org, folder);
        const { published } = publishedVariant(org);
        const [chosen] = scenario === undefined ? [] : scenariosNamed([scenario], org.project.operations);
        const served = kept ?? declaredOrg(org, published, surroundingsOf(org).objects);
        return serve(org, published, { port, servicenowPort, scenario: chosen, served, state: ownState(org), json });
      };
      return empty || !folder.exists ? work() : folder.locked(work);
    });
}
