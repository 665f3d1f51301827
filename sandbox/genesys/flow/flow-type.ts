import type { ActionKind } from './actions';
import type { ValueType } from './expression/types';

/** The root key of a flow's YAML, in Archy's spelling. */
export type FlowType = 'inboundCall' | 'inboundShortMessage' | 'workflow';

/** What the built-in variables of a run are taken from. */
export interface RunFacts {
  readonly conversationId: string;
  readonly ani?: string;
  readonly senderAddress?: string;
  readonly body?: string;
  readonly language: string | undefined;
  readonly startedAt: number;
}

export interface BuiltIn {
  readonly type: ValueType;
  readonly of: (facts: RunFacts) => unknown;
}

/** What flows of one type may contain. A new type is one more row of `flowTypes`. */
export interface FlowTypeRules {
  readonly interaction: 'call' | 'message' | 'workflow';
  /** Lists of sequences that may stand at the root; the start is in the first one. */
  readonly sequences: readonly ('tasks' | 'states')[];
  /** Whether audio is played; it is queued until something needs the caller to have heard it. */
  readonly voice: boolean;
  /** Whether Call Data reports why it failed. */
  readonly failureOutputs: boolean;
  /** Whether a transfer to a queue can come back. */
  readonly transferFailure: boolean;
  readonly inputs: boolean;
  readonly outputs: boolean;
  readonly builtIns: Readonly<Record<string, BuiltIn>>;
  readonly actions: readonly ActionKind[];
  /** Ways in which `settingsErrorHandling` may end a run; the first one is the default. */
  readonly errorHandling: readonly ErrorHandlingKind[];
  /** Root keys without effect on a run. */
  readonly ignoredKeys: readonly string[];
}

export type ErrorHandlingKind = 'disconnect' | 'queue' | 'endWorkflow';

const everywhere = ['callData', 'updateData', 'decision', 'switch', 'loop', 'loopNext', 'loopExit'] as const;
const tasksAndStates = ['callTask', 'endTask', 'changeState', 'wait'] as const;
const participantData = ['getParticipantData', 'setParticipantData'] as const;
const descriptive = ['description', 'division', 'supportedLanguages'] as const;

const flowBuiltIns: Readonly<Record<string, BuiltIn>> = {
  'Flow.StartDateTimeUtc': { type: 'dateTime', of: ({ startedAt }) => startedAt },
  'Flow.IsTest': { type: 'boolean', of: () => false },
};

export const flowTypes: Readonly<Record<FlowType, FlowTypeRules>> = {
  inboundCall: {
    interaction: 'call',
    sequences: ['tasks'],
    voice: true,
    failureOutputs: false,
    transferFailure: true,
    inputs: false,
    outputs: false,
    builtIns: {
      ...flowBuiltIns,
      'Call.ConversationId': { type: 'string', of: ({ conversationId }) => conversationId },
      'Call.Ani': { type: 'string', of: ({ ani }) => ani },
      'Call.Language': { type: 'string', of: ({ language }) => language },
    },
    actions: [
      ...everywhere,
      ...participantData,
      'jumpToTask',
      'playAudio',
      'flushAudio',
      'transferToAcd',
      'disconnect',
    ],
    errorHandling: ['disconnect', 'queue'],
    ignoredKeys: [...descriptive, 'settingsActionDefaults', 'settingsMenu', 'settingsPrompts', 'settingsSpeechRec'],
  },
  inboundShortMessage: {
    interaction: 'message',
    sequences: ['states', 'tasks'],
    voice: false,
    failureOutputs: true,
    transferFailure: false,
    inputs: false,
    outputs: true,
    builtIns: {
      ...flowBuiltIns,
      'Message.ConversationId': { type: 'string', of: ({ conversationId }) => conversationId },
      'Message.Message.body': { type: 'string', of: ({ body }) => body },
      'Message.Message.senderAddress': { type: 'string', of: ({ senderAddress }) => senderAddress },
    },
    actions: [...everywhere, ...tasksAndStates, ...participantData, 'sendResponse', 'transferToAcd', 'disconnect'],
    errorHandling: ['disconnect', 'queue'],
    ignoredKeys: descriptive,
  },
  workflow: {
    interaction: 'workflow',
    sequences: ['states', 'tasks'],
    voice: false,
    failureOutputs: true,
    transferFailure: false,
    inputs: true,
    outputs: true,
    builtIns: flowBuiltIns,
    actions: [...everywhere, ...tasksAndStates, 'getConversationData', 'setConversationData', 'endWorkflow'],
    errorHandling: ['endWorkflow'],
    ignoredKeys: descriptive,
  },
};

/** What to use where an action does not exist in a flow type. */
export const alternatives: Readonly<Partial<Record<FlowType, Partial<Record<ActionKind, string>>>>> = {
  inboundCall: {
    wait: 'play silence instead: playAudio with ToAudioBlank',
    sendResponse: 'use playAudio',
    callTask: 'use jumpToTask',
    changeState: 'use jumpToTask',
    endWorkflow: 'use disconnect',
    getConversationData: 'use getParticipantData',
    setConversationData: 'use setParticipantData',
  },
  inboundShortMessage: {
    playAudio: 'use sendResponse',
    jumpToTask: 'use callTask or changeState',
    endWorkflow: 'use disconnect',
    getConversationData: 'use getParticipantData',
    setConversationData: 'use setParticipantData',
  },
  workflow: {
    jumpToTask: 'use callTask or changeState',
    disconnect: 'use endWorkflow',
    getParticipantData: 'use getConversationData',
    setParticipantData: 'use setConversationData',
    transferToAcd: 'a workflow has no conversation of its own to transfer',
  },
};
