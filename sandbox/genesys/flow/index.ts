/**
 * Architect flows: published from Archy's YAML, and run in virtual time.
 *
 * Imports run one way: `actions -> publish -> run -> the files beside this one -> expression`. `expression` knows values and
 * functions only. The files beside this one say what an org offers a flow, what a flow type allows, and what starts a flow.
 * `run` executes compiled flows. `publish` compiles them, and gets from here what each action does: `actions` has a file for
 * every kind, with how it is read and how it runs.
 */
import { actions } from './actions';
import { publisher } from './publish/publish';

export type { ActionResolver } from './action-resolver';
export type { FlowType, RunnableType } from './flow-type';
export type { ConversationStore, Effect, Interaction, InteractionResult } from './interaction';
export { actionAt, type FlowOutline, type OutlinedAction, type OutlinedExit, type OutlinedSequence } from './outline';
export type { FlowText } from './publish/flow-file';
export type { PublishedFlow } from './run/published-flow';
export type { ActionExecutor } from './run/run';
export { FlowRunner, type FlowRunnerProps } from './run/runner';
export type { BotCall, BotResult, ExternalContact, RunnerSettings, ScheduleState } from './run/runner-settings';
export const { publish, publishAll } = publisher(actions);
