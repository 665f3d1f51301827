import { setImmediate } from 'node:timers/promises';
import type { OrgConfig } from '../../constructs/org';
import type { PublishedOrg } from '../../sandbox/published-org';
import { inScenario, type Scenario } from '../../sandbox/scenario';
import type { ChosenFlow } from './chosen-flows';
import { fallbackQueueOf } from './fallback-queue';
import { type Played, playThrough } from './play';
import { comesWithProject } from './scenarios';

export interface RunScenariosOptions {
  readonly scenarios: readonly Scenario[];
  /** The flows that each scenario is played through. */
  readonly flowsFor: (scenario: Scenario) => readonly ChosenFlow[];
  readonly seed: number;
  /** Called after each interaction, in order. */
  readonly onPlayed: (played: Played, index: number) => void;
}

export interface ScenariosRun {
  readonly played: readonly Played[];
  /** Names of the scenarios that can start none of the flows. */
  readonly leftOut: readonly string[];
}

/**
 * Plays scenarios through flows of an org.
 *
 * @throws UserError when a scenario does not suit its flow
 */
export async function runScenarios(
  org: OrgConfig,
  published: PublishedOrg,
  { scenarios, flowsFor, seed, onPlayed }: RunScenariosOptions,
): Promise<ScenariosRun> {
  const played: Played[] = [];
  const leftOut: string[] = [];
  for (const scenario of scenarios) {
    const started = flowsFor(scenario);
    if (started.length === 0) leftOut.push(scenario.name);
    for (const { flow, isOwn } of started) {
      await setImmediate();
      const options = { fallbackQueue: fallbackQueueOf(org), seed };
      const result = inScenario(scenario, () =>
        isOwn
          ? playThrough(flow, published, withoutOurExpectations(scenario), options)
          : playThrough(flow, published, scenario, {
              ...options,
              ...(comesWithProject(scenario) && { release: org.release }),
            }),
      );
      played.push(result);
      onPlayed(result, played.length);
    }
  }
  return { played, leftOut };
}

/** The scenarios of this project expect results of the flows that come with it, not of others. */
function withoutOurExpectations(scenario: Scenario): Scenario {
  return comesWithProject(scenario) ? { ...scenario, expected: undefined } : scenario;
}
