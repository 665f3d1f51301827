import type { ActionKind } from './action-kind';
import type { ExpressionType } from './expression/types';
import type { Interaction } from './interaction';

/** The root key of a flow's YAML, in Archy's spelling. */
export type FlowType = RunnableType | 'commonModule';

/** Flows that an interaction starts; a common module is only called by them. */
export type RunnableType =
  | 'inboundCall'
  | 'outboundCall'
  | 'inqueueCall'
  | 'secureCall'
  | 'inboundShortMessage'
  | 'inboundEmail'
  | 'workflow';

/** What the built-in variables of a run are taken from. */
export interface RunFacts {
  readonly conversationId: string;
  readonly ani?: string;
  readonly calledAddress?: string;
  readonly remoteName?: string;
  readonly contact?: Readonly<Record<string, string>>;
  readonly isNewConversation?: boolean;
  readonly queue?: string;
  readonly positionInQueue?: number;
  readonly estimatedWaitMs?: number;
  readonly senderAddress?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly language: string | undefined;
  /** Name of the prompt that an in-queue flow plays while the caller waits. */
  readonly holdPrompt: string | undefined;
  readonly startedAt: number;
}

export interface BuiltIn {
  readonly type: ExpressionType;
  readonly of: (facts: RunFacts) => unknown;
}

/** A list of tasks, states or menus at the root of a flow. */
export type SequenceList = 'menus' | 'tasks' | 'states';

/** What flows of one type may contain. A new type is one more row of `flowTypes`. */
export interface FlowTypeRules {
  /** What starts such a flow; a common module is called by flows of other types. */
  readonly interaction: Interaction['type'] | 'flow';
  /** Scope of the variables that are declared at the root. */
  readonly scope: 'Flow' | 'Common';
  readonly sequences: readonly SequenceList[];
  /** What `startUpRef` may name; `actions` where the flow is one task, `startUpTaskActions`. */
  readonly start: readonly ('menu' | 'task' | 'state')[] | 'actions';
  /** Whether a path may run off the end of the flow, and goes on waiting in the queue then. */
  readonly mayRunOff: boolean;
  /** Whether audio is played; it is queued until something needs the caller to have heard it. */
  readonly voice: boolean;
  /** Whether the flow may begin with `initialGreeting`. */
  readonly greeting: boolean;
  /** Whether Call Data reports why it failed. */
  readonly failureOutputs: boolean;
  /** Whether a transfer to a queue can come back. */
  readonly transferFailure: boolean;
  readonly inputs: boolean;
  readonly outputs: boolean;
  readonly secureVariables: boolean;
  readonly builtIns: Readonly<Record<string, BuiltIn>>;
  readonly actions: readonly ActionKind[];
  /** Ways in which `settingsErrorHandling` may end a run; the first one is the default. None: the caller handles errors. */
  readonly errorHandling: readonly ErrorHandlingKind[];
  /** Root keys without effect on a run. */
  readonly ignoredKeys: readonly string[];
}

/** The kinds that jump are documented; their keys are taken to be those of the actions, since no public file has them. */
export type ErrorHandlingKind = 'disconnect' | 'queue' | 'endWorkflow' | 'jumpToMenu' | 'jumpToTask';
