import { setImmediate } from 'node:timers/promises';
import type { OrgConfig } from '../../constructs/org';
import { UserError } from '../../input/user-error';
import type { PublishedOrg } from '../../sandbox/published-org';
import { inScenario, interactionTypes, plainScenario, type Scenario } from '../../sandbox/scenario';
import type { ChosenFlow } from './chosen-flows';
import { canStart, flowFor, type Played, playThrough } from './play';
import { comesWithProject } from './scenarios';

export interface RunScenariosOptions {
  readonly scenarios: readonly Scenario[];
  /** Each scenario is played through all of these that it can start. @default - the flow of the number that a call names, or else the org's first flow that it can start */
  readonly flows: readonly ChosenFlow[] | undefined;
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
 * @throws UserError when no scenario can start any of the flows, or when a scenario does not suit its flow
 */
export async function runScenarios(
  org: OrgConfig,
  published: PublishedOrg,
  { scenarios, flows, seed, onPlayed }: RunScenariosOptions,
): Promise<ScenariosRun> {
  const played: Played[] = [];
  const leftOut: string[] = [];
  for (const scenario of scenarios) {
    const started = flowsFor(scenario, published, flows);
    if (started.length === 0) leftOut.push(scenario.name);
    for (const { flow, fromFile } of started) {
      await setImmediate();
      const options = { fallbackQueue: org.queues.fallback, seed };
      const result = inScenario(scenario, () =>
        fromFile
          ? playThrough(flow, published, withoutOurExpectations(scenario), options)
          : playThrough(flow, published, scenario, { ...options, release: org.release }),
      );
      played.push(result);
      onPlayed(result, played.length);
    }
  }
  if (played.length === 0) throw nothingToPlay(org, scenarios, published, flows);
  return { played, leftOut };
}

/** A scenario without faults for each type of interaction that can start a flow from a file. */
export function plainScenarios(flows: readonly ChosenFlow[]): readonly Scenario[] {
  const ofFiles = flows.filter(({ fromFile }) => fromFile);
  return interactionTypes.filter((type) => ofFiles.some(({ flow }) => canStart(type, flow))).map(plainScenario);
}

function flowsFor(
  scenario: Scenario,
  published: PublishedOrg,
  chosen: readonly ChosenFlow[] | undefined,
): readonly ChosenFlow[] {
  if (chosen !== undefined) return chosen.filter(({ flow }) => canStart(scenario.interaction.type, flow));
  const flow = flowFor(scenario, published);
  return flow === undefined ? [] : [{ flow, fromFile: false }];
}

/** The scenarios of this project expect results of the shipped flows, not of a flow from a file. */
function withoutOurExpectations(scenario: Scenario): Scenario {
  return comesWithProject(scenario) ? { ...scenario, expected: undefined } : scenario;
}

function nothingToPlay(
  org: OrgConfig,
  scenarios: readonly Scenario[],
  published: PublishedOrg,
  flows: readonly ChosenFlow[] | undefined,
): UserError {
  const given = [...new Set(scenarios.map(({ interaction }) => interaction.type))].join(', ');
  const types = [...new Set((flows?.map(({ flow }) => flow) ?? published.flows).map(({ type }) => type))].join(', ');
  const whose = flows === undefined ? `the flows of ${org.name} are` : '--flow is';
  return new UserError([
    {
      problem: `no scenario can start any of the flows: the interactions are ${given}, and ${whose} ${types}`,
      next: 'choose others',
    },
  ]);
}
