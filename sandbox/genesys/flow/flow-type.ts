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

/** The facts from which the built-in variables of a run take their values. */
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

/** The rules for flows of one type. To add a type, add a row to `flowTypes`. */
export interface FlowTypeRules {
  /** The type of interaction that starts such a flow; `flow` for a common module, which other flows call. */
  readonly interaction: Interaction['type'] | 'flow';
  /** Scope of the variables that are declared at the root. */
  readonly scope: 'Flow' | 'Common';
  readonly sequences: readonly SequenceList[];
  /** The kinds that `startUpRef` may name; `actions` for a flow that is one task, `startUpTaskActions`. */
  readonly start: readonly ('menu' | 'task' | 'state')[] | 'actions';
  /** Whether a path may run off the end of the flow. The caller then waits on in the queue. */
  readonly mayRunOff: boolean;
  /** Whether the flow plays audio. Audio is queued until an action needs the caller to have heard it. */
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
  /**
   * Ways in which `settingsErrorHandling` may end a run; the first one is the default. None for a flow whose caller
   * handles errors.
   */
  readonly errorHandling: readonly ErrorHandlingKind[];
  /** Root keys that do not change a run. */
  readonly ignoredKeys: readonly string[];
}

/** The two kinds that jump are documented, but no public file shows their keys: those of the actions are assumed. */
export type ErrorHandlingKind = 'disconnect' | 'queue' | 'endWorkflow' | 'jumpToMenu' | 'jumpToTask';
