import type { Org } from '../../constructs/stack/project';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Scenario } from '../../sandbox/scenario';
import { canStart, type Played } from '../play/play';
import { runScenarios } from '../play/run-scenarios';

export interface PlayOrgOptions {
  /** How the org ships. */
  readonly published: PublishedOrg;
  readonly scenarios: readonly Scenario[];
  /** Called after each interaction. @param share of the work that is done, from 0 to 1 */
  readonly onPlayed: (played: Played, share: number) => void;
}

/** Plays scenarios through each flow of an org that they can start. The results are in the order of the scenarios. */
export async function playOrg(
  org: Org,
  { published, scenarios, onPlayed }: PlayOrgOptions,
): Promise<readonly Played[]> {
  const plays = scenarios.map(
    ({ interaction }) => published.flows.filter((flow) => canStart(interaction.type, flow)).length,
  );
  const all = plays.reduce((sum, count) => sum + count, 0);
  if (all === 0) return [];
  // Scenarios of this project expect results of the flows that come with it, not of others.
  const flows = published.flows.map((flow) => ({
    flow,
    fromFile: !org.release.flows.some(({ type, name }) => type === flow.type && name === flow.name),
  }));
  const run = await runScenarios(org, published, {
    scenarios,
    flows,
    seed: 1,
    onPlayed: (played, index) => onPlayed(played, index / all),
  });
  return run.played;
}
