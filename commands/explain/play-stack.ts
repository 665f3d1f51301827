import type { OperationSet } from '../../constructs/servicenow';
import type { OfferedOrg } from '../../constructs/stack/offered';
import type { Scenario } from '../../sandbox/scenario';
import { playOrg } from '../check/play-org';
import { publishedStack } from '../org/published-stack';
import { ownScenarios } from '../play/own-scenarios';
import type { Played } from '../play/play';
import { scenariosNamed } from '../play/scenarios';

/** The scenarios that are played on every org. */
export interface Scenarios {
  /** Those that come with this project. */
  readonly packaged: readonly Scenario[];
  /** Those of the project's own that name a flow. */
  readonly own: readonly Scenario[];
}

/** All scenarios. @throws UserError for mistakes in their files */
export function allScenarios(operations: OperationSet): Scenarios {
  return { packaged: scenariosNamed(undefined, operations), own: ownScenarios(operations).withFlow };
}

/**
 * Plays scenarios through the flows of a stack, those of the project's own through the flows that they name.
 *
 * @param folder of the stack
 * @param onPlayed called after each interaction with the share of the work that is done, from 0 to 1
 * @throws UserError when the stack is refused by publishing
 */
export function playStack(
  org: OfferedOrg,
  folder: string,
  { packaged, own }: Scenarios,
  onPlayed: (played: Played, share: number) => void,
): Promise<readonly Played[]> {
  return playOrg(org, { published: publishedStack(folder, org), scenarios: packaged, own, onPlayed });
}
