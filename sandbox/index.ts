/** The entry point `genesys-servicenow-cdktf/sandbox`: Genesys Cloud and ServiceNow for tests of your own. */

export type { FinishedRun } from './exploration/run';
export type { InteractionResult } from './genesys/flow';
export { type ExploredFlow, type ExploreOptions, explore } from './own-tests/explore';
export { type PlayedInteraction, type PlayOptions, play } from './own-tests/play';
export { type PublishedOrg, type PublishedOrgOptions, publishedOrg as publish } from './published-org';
