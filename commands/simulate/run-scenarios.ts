import { setImmediate } from 'node:timers/promises';
import { didYouMean, UserError } from '../../constructs/errors';
import type { OrgConfig } from '../../constructs/org';
import type { PublishedFlow } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Scenario } from '../../sandbox/scenario';
import { flowTypes, type Played, play } from '../start/play';

export interface RunScenariosOptions {
  readonly scenarios: readonly Scenario[];
  /** Type or name of the flow. @default - for each scenario, the org's first flow of its type */
  readonly flow: string | undefined;
  readonly seed: number;
  /** Told of each scenario when it is over, in order. */
  readonly onPlayed: (played: Played, index: number) => void;
}

/**
 * Plays scenarios through the shipped flows of an org. Those that no flow of the org, or not the flow that was asked
 * for, can be started by are left out.
 *
 * @throws UserError when none is left
 */
export async function runScenarios(
  org: OrgConfig,
  published: PublishedOrg,
  { scenarios, flow: wanted, seed, onPlayed }: RunScenariosOptions,
): Promise<readonly Played[]> {
  const flow = wanted === undefined ? undefined : flowNamed(wanted, published.flows);
  const meant = scenarios.filter(({ interaction }) => flow === undefined || flowTypes[interaction.type] === flow.type);
  const played: Played[] = [];
  for (const scenario of meant) {
    await setImmediate();
    const result = play(published, scenario, {
      fallbackQueue: org.queues.fallback,
      release: org.release,
      flow: flow?.name,
      seed,
    });
    if (result === undefined) continue;
    played.push(result);
    onPlayed(result, played.length);
  }
  if (played.length === 0) throw nothingToPlay(org, scenarios, published.flows, flow);
  return played;
}

function flowNamed(wanted: string, flows: readonly PublishedFlow[]): PublishedFlow {
  const found = flows.find(({ name, type }) => name === wanted || type === wanted);
  if (found !== undefined) return found;
  const known = [...new Set(flows.flatMap(({ name, type }) => [type, name]))];
  throw new UserError([
    `--flow: there is no flow "${wanted}"; expected ${known.join(', ')}${didYouMean(wanted, known)}`,
  ]);
}

function nothingToPlay(
  org: OrgConfig,
  scenarios: readonly Scenario[],
  flows: readonly PublishedFlow[],
  flow: PublishedFlow | undefined,
): UserError {
  const asked = [...new Set(scenarios.map(({ interaction }) => flowTypes[interaction.type]))].join(', ');
  const given =
    flow === undefined ? `${org.name} has ${flows.map(({ type }) => type).join(', ')}` : `--flow is ${flow.type}`;
  return new UserError([
    `none of the scenarios can be played: they start flows of type ${asked}, and ${given}; choose others`,
  ]);
}
