export type { ActionExecutor } from './action-executor';
export type { ActionResolver, DataTable, NamedKind, ObjectKind } from './action-resolver';
export type { FlowType } from './flow-type';
export type { ConversationStore, Effect, Interaction, InteractionResult } from './interaction';
export type { FlowExit } from './program';
export { type FlowText, type PublishedFlow, publish, publishAll } from './publish';
export { FlowRunner, type FlowRunnerProps } from './runner';
export type { BotCall, BotResult, ExternalContact, RunnerSettings, ScheduleState } from './runner-settings';
