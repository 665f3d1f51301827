export type { ActionResolver } from './action-resolver';
export type { FlowType } from './flow-type';
export type { FlowExit } from './program';
export { type FlowText, type PublishedFlow, publish, publishAll } from './publish/publish';
export type { ActionExecutor } from './run/action-executor';
export type { ConversationStore, Effect, Interaction, InteractionResult } from './run/interaction';
export { FlowRunner, type FlowRunnerProps } from './run/runner';
export type { BotCall, BotResult, ExternalContact, RunnerSettings, ScheduleState } from './run/runner-settings';
