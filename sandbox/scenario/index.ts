export { plainInteraction, scenarioInteraction } from './interaction';
export { interactionTypes } from './interactions-schema';
export { objectsJsonSchema, scenarioJsonSchema } from './json-schema';
export { loadScenarios, scenarioFiles } from './load';
export { loadObjects } from './objects';
export type { Expected, InteractionType, Scenario } from './scenario';
export { scenarioFaults } from './scenario-faults';
export { plainScenario } from './schema';
export { inScenario, scenarioWorld, World, type WorldSetting } from './world';
