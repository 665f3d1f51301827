import { temporarySynthesis } from '../../commands/org/temporary-synthesis';
import { neededFor, type Purpose } from '../../commands/permissions/needed';
import { StackResources } from '../../commands/terraform/stack-resources';
import { servedClient } from '../../sandbox/serve/platform-api/clients';
import { org } from '../releases/rows';
import { type Check, changesOf, lacks } from './check';
import { differences, refusal, type SandboxOrg } from './sandbox-orgs';

const lack = 'the client Sandbox client lacks the permission';

/** What a client of Genesys Cloud may do. Each permission of each list is taken away in the tests of the provider. */
export const permissionChecks: readonly Check[] = [
  {
    name: 'a permission that is missing fails the plan, or the apply, with its name; with the listed ones nothing fails',
    run: async (orgs) => {
      const sandbox = await orgs.with(org);
      const deploy = listed('deploy');
      const without = (missing: string) => deploy.filter((permission) => permission !== missing);
      const blind = await refusal(() => allowed(sandbox, without('routing:queue:view')).plan(org));
      const destroyed = await allowed(sandbox, deploy).destroy(org);
      const stopped = await allowed(sandbox, without('architect:job:create')).apply(org);
      const applied = await allowed(sandbox, deploy).apply(org);
      const planned = await allowed(sandbox, listed('plan')).plan(org);
      return [
        ...lacks(blind, new RegExp(`^Queue-\\w+: ${lack} routing:queue:view \\(GET /routing/queues\\)`)),
        ...lacks(
          differences(stopped).join('\n'),
          new RegExp(`^Flows/\\S.*: ${lack} architect:job:create \\(POST /flows/jobs\\)`),
        ),
        ...(changesOf(stopped).some((change) => change.startsWith('create Flows/')) ? ['a flow was published'] : []),
        ...[destroyed, applied].flatMap(differences),
        ...(planned.isEmpty ? [] : ['the plan of a client that only reads is not empty']),
      ];
    },
  },
];

/** The permissions that known calls ask for. */
function listed(purpose: Purpose): readonly string[] {
  const stack = temporarySynthesis([org], ([it]) => StackResources.of(it?.folder as string, {}).all);
  return neededFor(purpose, stack)
    .filter(({ evidence }) => evidence === 'called')
    .map(({ permission }) => permission);
}

function allowed(sandbox: SandboxOrg, permissions: readonly string[]): SandboxOrg {
  return sandbox.edit((record) => ({ ...record, clients: [{ ...servedClient, permissions }] }));
}
