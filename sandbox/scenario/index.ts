export { plainInteraction, scenarioInteraction } from './interaction';
export { loadScenarios, scenarioFiles } from './load';
export { loadObjects } from './objects';
export { type Expected, type InteractionType, interactionTypes, type Scenario } from './scenario';
export { scenarioFaults } from './scenario-faults';
export { plainScenario } from './schema';
export { inScenario, scenarioWorld, World, type WorldSetting } from './world';
