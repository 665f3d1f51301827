export type { ActionExecutor } from './action-executor';
export type { ActionResolver } from './action-resolver';
export type { FlowType } from './flow-type';
export type { ConversationStore, Interaction, InteractionResult } from './interaction';
export type { FlowExit } from './program';
export { type PublishedFlow, publish } from './publish';
export { FlowRunner, type FlowRunnerProps } from './runner';
export type { RunnerSettings } from './runner-settings';
