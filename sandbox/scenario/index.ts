export { faultPlan } from './fault-plan';
export { loadScenarios, scenarioFiles } from './load';
export type { Scenario } from './scenario';
