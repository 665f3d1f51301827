import type { ActionKind } from './actions';
import type { BuiltIn, FlowTypeRules, RunnableType } from './flow-type';

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
  'evaluateSchedule',
  'evaluateScheduleGroup',
] as const satisfies readonly ActionKind[];
const tasksAndStates = ['callTask', 'endTask', 'changeState', 'wait'] as const;
const participantData = ['getParticipantData', 'setParticipantData'] as const;
const audio = ['playAudio', 'flushAudio', 'collectInput'] as const;
const agentSide = ['setScreenPop', 'setWrapupCode'] as const;

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

const inboundCall: FlowTypeRules = {
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
    'callCommonModule',
    'jumpToMenu',
    'jumpToTask',
    'transferToAcd',
    'transferToFlow',
    'transferToFlowSecure',
    'transferToVoicemail',
    'disconnect',
  ],
  errorHandling: ['disconnect', 'queue'],
  ignoredKeys: voiceSettings,
};

const inboundShortMessage: FlowTypeRules = {
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
  },
  actions: [
    ...everywhere,
    ...tasksAndStates,
    ...participantData,
    ...agentSide,
    'callCommonModule',
    'sendResponse',
    'transferToAcd',
    'disconnect',
  ],
  errorHandling: ['disconnect', 'queue'],
  ignoredKeys: descriptive,
};

/** Section "Flow YAML by type" of docs/platform-facts.md; what is published for one type of its kind counts for all. */
export const flowTypes: Readonly<Record<RunnableType, FlowTypeRules>> = {
  inboundCall,
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
      'holdMusic',
      'transferToFlow',
      'transferToVoicemail',
      'disconnect',
    ],
    ignoredKeys: [...descriptive, 'settingsPrompts'],
  },
  secureCall: {
    ...inboundCall,
    secureVariables: true,
    actions: [
      ...everywhere,
      ...participantData,
      ...audio,
      'callDataSecure',
      'jumpToMenu',
      'jumpToTask',
      'transferToFlow',
      'disconnect',
    ],
    errorHandling: ['disconnect'],
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
    actions: [
      ...everywhere,
      ...tasksAndStates,
      'callCommonModule',
      'getConversationData',
      'setConversationData',
      'endWorkflow',
    ],
    errorHandling: ['endWorkflow'],
  },
};
