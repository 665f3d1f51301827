import type { OfferedOrg } from '../../constructs/stack/offered';
import type { InteractionResult } from '../../sandbox/genesys/flow';
import { flowTypes } from '../../sandbox/genesys/flow/flow-types';
import { inScenario, plainScenario, type Scenario, scenarioInteraction, scenarioWorld } from '../../sandbox/scenario';
import type { LoggedRequest } from '../../sandbox/servicenow/request-log';
import type { PublishedVariant } from '../org/published-variant';
import { fallbackQueueOf } from '../play/fallback-queue';
import { scenariosNamed } from '../play/scenarios';
import { flowNamed } from './flow-named';

export interface PlayOptions {
  /** Name of the flow. */
  readonly flow: string;
  /**
   * Path of a scenario file, or name of a scenario that comes with the package, such as `answer-lost`.
   *
   * @default - a contact with nothing special about it, and nothing goes wrong
   */
  readonly scenario?: string;
  /** For random events: the same seed repeats the run. @default 1 */
  readonly seed?: number;
}

/** What an interaction has left behind. */
export interface PlayedInteraction extends InteractionResult {
  /** Participant data `servicenow.outcome`; `none` where the flow writes none. */
  readonly outcome: string;
  /** The records that ServiceNow has created, late ones included. */
  readonly records: readonly Readonly<Record<string, string | undefined>>[];
  /** The requests to ServiceNow, in their order. */
  readonly requests: readonly LoggedRequest[];
  /** What the flow named and ServiceNow ignored in silence, such as a mistyped column, a line for each. */
  readonly ignored: readonly string[];
  /** Faults and names of the scenario that nothing has met, a line for each. */
  readonly unmet: readonly string[];
}

const conversationId = '6f1d7c52-8f0e-4a57-9c1b-3d2a90e1b7c4';

/**
 * Plays one interaction through a flow, in virtual time. The same org, scenario and seed give the same interaction.
 *
 * @throws UserError when the org has no such flow, or for mistakes in the scenario
 */
export function play({ org, published }: PublishedVariant, options: PlayOptions): PlayedInteraction {
  const flow = flowNamed(published, options.flow);
  const scenario = scenarioNamed(options.scenario, org) ?? plainScenario(flowTypes[flow.type].interaction);
  const { world, unmet } = scenarioWorld(published, scenario, { seed: options.seed });
  const interaction = scenarioInteraction(scenario, flow, { conversationId, queue: fallbackQueueOf(org) });
  const result = inScenario(scenario, () => world.sandbox.run(flow, interaction));
  return {
    ...result,
    outcome: result.attributes['servicenow.outcome'] ?? 'none',
    records: world.recordsMade(),
    requests: world.requests,
    ignored: world.ignored,
    unmet: unmet(),
  };
}

function scenarioNamed(word: string | undefined, { project }: OfferedOrg): Scenario | undefined {
  return word === undefined ? undefined : scenariosNamed([word], project.operations, 'scenario')[0];
}
