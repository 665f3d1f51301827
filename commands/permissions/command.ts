import { type Command, Option } from 'commander';
import { isServed } from '../../sandbox/terraform/provider';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { temporarySynthesis } from '../org/temporary-synthesis';
import { jsonOption } from '../terminal/options';
import { StackResources } from '../terraform/stack-resources';
import { neededFor, type Purpose, purposes } from './needed';
import { roleFor } from './role';
import { neededText } from './text';

interface Options {
  readonly for: Purpose;
  readonly json?: boolean;
}

/** Adds the command `permissions`. @param onEnd called with whether the permissions of everything in the stack are known */
export function addPermissions(cli: Command, onEnd: (isComplete: boolean) => void): void {
  cli
    .command('permissions')
    .configureHelp({ commandUsage: () => 'npm run permissions -- <org> --for <purpose> [options]' })
    .summary('list the least permissions of an OAuth client')
    .description(
      'list the least permissions that an OAuth client of Genesys Cloud needs for the stack of an org, with the calls that ask for them; no org and no network is needed',
    )
    .argument('<org>', 'name of the org: its file in orgs/, without .yaml')
    .addOption(
      new Option('--for <purpose>', 'what the client does: plan only reads, smoke tries what was deployed')
        .choices(purposes)
        .makeOptionMandatory(),
    )
    .addOption(jsonOption())
    .action((name: string, { for: purpose, json }: Options) => {
      const org = chooseOrg(name, allOrgs(), '<org>');
      const stack = temporarySynthesis([org], ([it]) => StackResources.of(it?.folder as string, {}).all);
      const needed = neededFor(purpose, stack);
      console.log(
        json ? JSON.stringify(roleFor(org.name, purpose, needed), null, 2) : neededText(org.name, purpose, needed),
      );
      const unknown = stack.filter(({ section, type }) => type !== 'terraform_data' && !isServed(section, type));
      for (const { address, type } of unknown)
        console.error(`${address}: what it needs is not known here; see ${type} in the documentation of the provider`);
      onEnd(unknown.length === 0 || purpose === 'credential');
    });
}
