/** The entry point `genesys-servicenow-cdktf/sandbox`: Genesys Cloud and ServiceNow for tests of your own. */

export type { FinishedRun } from '../../sandbox/exploration/run';
export type { InteractionResult } from '../../sandbox/genesys/flow';
export type { PublishedVariant as PublishedOrg } from '../org/published-variant';
export { type ExploredFlow, type ExploreOptions, explore } from './explore';
export { type PlayedInteraction, type PlayOptions, play } from './play';
export { publish } from './publish';
