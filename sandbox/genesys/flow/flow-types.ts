import type { ActionKind } from './action-kind';
import type { BuiltIn, FlowType, FlowTypeRules, RunnableType } from './flow-type';
import type { Interaction } from './interaction';

const everywhere = [
  'callData',
  'updateData',
  'decision',
  'switch',
  'loop',
  'loopNext',
  'loopExit',
  'dataTableLookup',
  'findQueue',
  'findQueueById',
  'getExternalContact',

  'callCommonModule',
  'evaluateSchedule',
  'evaluateScheduleGroup',
] as const satisfies readonly ActionKind[];
const tasksAndStates = ['callTask', 'endTask', 'changeState', 'wait'] as const;
const participantData = ['getParticipantData', 'setParticipantData'] as const;
const audio = ['playAudio', 'flushAudio', 'collectInput'] as const;
const agentSide = ['setScreenPop', 'setWrapupCode'] as const;
/** Actions that end a call or hand it over. */
const leavingCall = [
  'transferToAcd',
  'transferToFlow',
  'transferToFlowSecure',
  'transferToNumber',
  'transferToVoicemail',
  'disconnect',
] as const;

const descriptive = ['description', 'division', 'supportedLanguages'] as const;
const voiceSettings = [...descriptive, 'settingsPrompts', 'settingsSpeechRec'] as const;

const flowBuiltIns: Readonly<Record<string, BuiltIn>> = {
  'Flow.StartDateTimeUtc': { type: 'dateTime', of: ({ startedAt }) => startedAt },
  'Flow.IsTest': { type: 'boolean', of: () => false },
};

const callBuiltIns: Readonly<Record<string, BuiltIn>> = {
  ...flowBuiltIns,
  'Call.ConversationId': { type: 'string', of: ({ conversationId }) => conversationId },
  'Call.Ani': { type: 'string', of: ({ ani }) => ani },
  'Call.CalledAddress': { type: 'string', of: ({ calledAddress }) => calledAddress },
  'Call.RemoteName': { type: 'string', of: ({ remoteName }) => remoteName },
  'Call.Language': { type: 'string', of: ({ language }) => language },
};

/** The rules of a flow type that an interaction starts. */
type RunnableRules = FlowTypeRules & { readonly interaction: Interaction['type'] };

const inboundCall: RunnableRules = {
  interaction: 'call',
  scope: 'Flow',
  sequences: ['menus', 'tasks'],
  start: ['task', 'menu'],
  mayRunOff: false,
  voice: true,
  greeting: true,
  failureOutputs: false,
  transferFailure: true,
  inputs: false,
  outputs: false,
  secureVariables: false,
  builtIns: callBuiltIns,
  actions: [
    ...everywhere,
    ...participantData,
    ...audio,
    ...agentSide,
    ...leavingCall,
    'callBotFlow',
    'jumpToMenu',
    'jumpToTask',
    'previousMenu',
  ],
  errorHandling: ['disconnect', 'queue', 'jumpToMenu', 'jumpToTask'],
  ignoredKeys: voiceSettings,
};

const inboundShortMessage: RunnableRules = {
  interaction: 'message',
  scope: 'Flow',
  sequences: ['states', 'tasks'],
  start: ['state'],
  mayRunOff: false,
  voice: false,
  greeting: false,
  failureOutputs: true,
  transferFailure: false,
  inputs: false,
  outputs: true,
  secureVariables: false,
  builtIns: {
    ...flowBuiltIns,
    'Message.ConversationId': { type: 'string', of: ({ conversationId }) => conversationId },
    'Message.Message.body': { type: 'string', of: ({ body }) => body },
    'Message.Message.senderAddress': { type: 'string', of: ({ senderAddress }) => senderAddress },
    'Message.IsNewConversation': { type: 'boolean', of: ({ isNewConversation = true }) => isNewConversation },
  },
  actions: [
    ...everywhere,
    ...tasksAndStates,
    ...participantData,
    ...agentSide,
    'callBotFlow',
    'callDigitalBotFlow',
    'sendResponse',
    'transferToAcd',
    'disconnect',
  ],
  errorHandling: ['disconnect', 'queue'],
  ignoredKeys: descriptive,
};

/**
 * The flow types that the sandbox runs. See section "Flow YAML by type" of docs/platform-facts.md: an action that is
 * published for one type of call or message is assumed to exist for all of them.
 */
export const flowTypes: Readonly<Record<RunnableType, RunnableRules>> = {
  inboundCall,
  outboundCall: {
    ...inboundCall,
    interaction: 'outboundCall',
    builtIns: { ...callBuiltIns, 'Call.Contact': { type: 'contact', of: ({ contact }) => contact } },
    actions: inboundCall.actions.filter((action) => action !== 'callBotFlow'),
  },
  inqueueCall: {
    ...inboundCall,
    interaction: 'waitingCall',
    sequences: [],
    start: 'actions',
    mayRunOff: true,
    greeting: false,
    builtIns: {
      ...callBuiltIns,
      'Call.CurrentQueue': { type: 'queue', of: ({ queue }) => queue },
      'Call.PositionInQueue': { type: 'integer', of: ({ positionInQueue }) => positionInQueue },
      'Call.EstimatedWaitTime': { type: 'duration', of: ({ estimatedWaitMs }) => estimatedWaitMs },
      'Flow.HoldPrompt': { type: 'prompt', of: ({ holdPrompt }) => holdPrompt },
    },
    actions: [
      ...everywhere,
      ...participantData,
      ...audio,
      ...leavingCall,
      'setScreenPop',
      'holdMusic',
      'playEstimatedWaitTime',
    ],
    errorHandling: ['disconnect', 'queue'],
    ignoredKeys: [...descriptive, 'settingsPrompts'],
  },
  secureCall: {
    ...inboundCall,
    secureVariables: true,
    actions: [
      ...everywhere,
      ...participantData,
      ...audio,
      'setScreenPop',
      'callDataSecure',
      'jumpToMenu',
      'jumpToTask',
      'previousMenu',
      'transferToAcd',
      'transferToFlow',
      'transferToVoicemail',
      'disconnect',
    ],
    errorHandling: ['disconnect', 'jumpToMenu', 'jumpToTask'],
  },
  inboundShortMessage,
  inboundEmail: {
    ...inboundShortMessage,
    interaction: 'email',
    builtIns: {
      ...flowBuiltIns,
      'Email.ConversationId': { type: 'string', of: ({ conversationId }) => conversationId },
      'Email.Message.subject': { type: 'string', of: ({ subject }) => subject },
      'Email.Message.body': { type: 'string', of: ({ body }) => body },
    },
    actions: [
      ...everywhere,
      ...tasksAndStates,
      ...participantData,
      ...agentSide,
      'sendAutoReply',
      'transferToAcd',
      'disconnect',
    ],
    ignoredKeys: [...descriptive, 'settingsInboundEmailHandling'],
  },
  workflow: {
    ...inboundShortMessage,
    interaction: 'workflow',
    inputs: true,
    builtIns: flowBuiltIns,
    actions: [...everywhere, ...tasksAndStates, 'getConversationData', 'setConversationData', 'endWorkflow'],
    errorHandling: ['endWorkflow'],
  },
};

export function isFlowType(word: string): word is FlowType {
  return word === 'commonModule' || Object.hasOwn(flowTypes, word);
}
