import { setUpOf } from '../../commands/org/instance-setup';
import { playScenarios } from '../../commands/play/play-scenarios';
import { mainScenarios } from '../../commands/play/scenarios';
import type { Org } from '../../constructs/project/project';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { publishedContent } from '../../sandbox/published-org';
import { RunningFlows } from '../../sandbox/running-flows';
import { exampleOrg } from '../support/example-org';
import type { Check } from './check';
import { differences, type SandboxOrg } from './sandbox-orgs';

/** An org from its first apply to its end, for each way to sign in. */
export const wholeChecks: readonly Check[] = [
  whole('signed in by the flow', exampleOrg('dev')),
  whole('signed in by the platform', exampleOrg('emea')),
  whole('an existing credential, and a backend of azurerm', exampleOrg('prod')),
];

/** An org from its first apply to its end. @param kind of the org, in words */
export function whole(kind: string, given: Org): Check {
  return {
    name: `${kind}: apply, an empty second plan, scenarios on what was applied, destroy leaves nothing`,
    run: async (orgs) => {
      const sandbox = orgs.empty(given);
      const first = await sandbox.apply(given);
      const left = leftOf(sandbox.record).length;
      const scenarios = await scenarioDifferences(given, sandbox);
      const destroyed = await sandbox.destroy(given);
      const before = 'existing' in given.credential ? 1 : 0;
      return [
        ...differences(first),
        ...(first.done.length === first.changes.length && left > 10 ? [] : ['not everything was created']),
        ...scenarios,
        ...differences(destroyed),
        ...(leftOf(sandbox.record).length === before ? [] : ['objects are left']),
        ...(JSON.parse(sandbox.state).resources.length === 0 ? [] : ['the state is not empty']),
      ];
    },
  };
}

/** The differences of the main scenarios, played through the flows as they are bound to data actions. */
export async function scenarioDifferences(given: Org, { written }: SandboxOrg): Promise<readonly string[]> {
  const content = { ...written.content(), flows: [] };
  const running = new RunningFlows(written);
  const flows = written.record.flows.flatMap(({ id }) => running.byId(id) ?? []);
  const published = { ...publishedContent(content, 'the sandbox org', { setUp: setUpOf(given) }), flows };
  const { played } = await playScenarios(given, published, { scenario: mainScenarios, seed: 1, json: true });
  return [
    ...(played.length === 0 ? ['no scenario was played'] : []),
    ...played.flatMap((one) => one.differences.map((difference) => `${one.scenario}: ${difference}`)),
  ];
}

/** What the sandbox org has of a deploy. */
function leftOf({ credentials, integrations, actions, flows, callRoutes }: OrgRecord): readonly string[] {
  return [...credentials, ...integrations, ...actions, ...flows, ...callRoutes].map(({ id }) => id);
}
