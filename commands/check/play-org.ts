import type { OfferedOrg } from '../../constructs/stack/offered';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Scenario } from '../../sandbox/scenario';
import { flowsOf, plainScenarios, startedBy } from '../play/chosen-flows';
import type { Played } from '../play/play';
import { runScenarios } from '../play/run-scenarios';

export interface PlayOrgOptions {
  /** How the org ships. */
  readonly published: PublishedOrg;
  readonly scenarios: readonly Scenario[];
  /** Called after each interaction. @param share of the work that is done, from 0 to 1 */
  readonly onPlayed: (played: Played, share: number) => void;
}

/**
 * Plays scenarios through each flow of an org that they can start, and own flows without faults too. The results are in the
 * order of the scenarios.
 */
export async function playOrg(
  org: OfferedOrg,
  { published, scenarios, onPlayed }: PlayOrgOptions,
): Promise<readonly Played[]> {
  const flows = flowsOf(org, published.flows);
  const own = flows.filter(({ isOwn }) => isOwn);
  const plain = plainScenarios(own.map(({ flow }) => flow));
  const flowsFor = (scenario: Scenario) => startedBy(scenario, plain.includes(scenario) ? own : flows);
  const all = [...plain, ...scenarios];
  const plays = all.reduce((sum, scenario) => sum + flowsFor(scenario).length, 0);
  const run = await runScenarios(org, published, {
    scenarios: all,
    flowsFor,
    seed: 1,
    onPlayed: (played, index) => onPlayed(played, index / plays),
  });
  return run.played;
}
