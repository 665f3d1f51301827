import type { OfferedOrg } from '../../constructs/stack/offered';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Scenario } from '../../sandbox/scenario';
import { flowsOf, plainScenarios, startedBy } from '../play/chosen-flows';
import { namesFlow } from '../play/named-flow';
import type { Played } from '../play/play';
import { runScenarios } from '../play/run-scenarios';

export interface PlayOrgOptions {
  /** How the org ships. */
  readonly published: PublishedOrg;
  readonly scenarios: readonly Scenario[];
  /** Scenarios of the project's own that name a flow. Each is played where the org has it. */
  readonly own: readonly Scenario[];
  /** Called after each interaction. @param share of the work that is done, from 0 to 1 */
  readonly onPlayed: (played: Played, share: number) => void;
}

/**
 * Plays scenarios through each flow of an org that they can start, own flows without faults too, and own scenarios through
 * the flows that they name. The results are in the order of the scenarios.
 */
export async function playOrg(
  org: OfferedOrg,
  { published, scenarios, own, onPlayed }: PlayOrgOptions,
): Promise<readonly Played[]> {
  const flows = flowsOf(org, published.flows);
  const ownFlows = flows.filter(({ isOwn }) => isOwn);
  const plain = plainScenarios(ownFlows.map(({ flow }) => flow));
  const flowsFor = (scenario: Scenario) => {
    const startable = startedBy(scenario, plain.includes(scenario) ? ownFlows : flows);
    return own.includes(scenario) ? startable.filter(({ flow }) => namesFlow(scenario, flow)) : startable;
  };
  const all = [...plain, ...scenarios, ...own];
  const plays = all.reduce((sum, scenario) => sum + flowsFor(scenario).length, 0);
  const run = await runScenarios(org, published, {
    scenarios: all,
    flowsFor,
    seed: 1,
    onPlayed: (played, index) => onPlayed(played, index / plays),
  });
  return run.played;
}
