export { countedFaults, faultPlan } from './fault-plan';
export { loadScenarios, scenarioFiles } from './load';
export { loadObjects } from './objects';
export { runnerSettingsOf } from './runner-schema';
export { type Expected, type InteractionType, interactionTypes, type Scenario } from './scenario';
export { plainScenario } from './schema';
