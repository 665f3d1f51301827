/**
 * Architect flows: published from Archy's YAML, and run in virtual time.
 *
 * Imports run in one direction: `actions -> publish -> run -> the files beside this one -> expression`.
 * - `expression`: values, types and functions of expressions.
 * - The files beside this one: what an org offers a flow, what a flow type allows, what starts a flow, and its outline.
 * - `run`: compiled flows and their execution.
 * - `publish`: compiles flows. This file gives it the table of actions, so it does not import them.
 * - `actions`: one file for each kind of action, which says how its keys are read and how it runs.
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
