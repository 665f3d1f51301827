import type { ActionKind } from '../action-kind';
import type { FlowType } from '../flow-type';

const inCalls: Readonly<Partial<Record<ActionKind, string>>> = {
  wait: 'play silence instead: playAudio with ToAudioBlank',
  sendResponse: 'use playAudio',
  callTask: 'use jumpToTask',
  changeState: 'use jumpToTask',
  endWorkflow: 'use disconnect',
  getConversationData: 'use getParticipantData',
  setConversationData: 'use setParticipantData',
  holdMusic: 'only callers who wait in a queue hear it: use playAudio',
  callDataSecure: 'use callData with a data action that is not secure, or a secureCall flow',
};

const inMessages: Readonly<Partial<Record<ActionKind, string>>> = {
  playAudio: 'use sendResponse',
  jumpToTask: 'use callTask or changeState',
  endWorkflow: 'use disconnect',
  getConversationData: 'use getParticipantData',
  setConversationData: 'use setParticipantData',
};

/** The action to use instead of one that a flow type does not have. */
export const alternatives: Readonly<Partial<Record<FlowType, Partial<Record<ActionKind, string>>>>> = {
  inboundCall: inCalls,
  inqueueCall: {
    ...inCalls,
    callTask: 'an in-queue flow is one task',
    jumpToTask: 'an in-queue flow is one task',
  },
  outboundCall: inCalls,
  secureCall: inCalls,
  inboundShortMessage: inMessages,
  inboundEmail: { ...inMessages, playAudio: 'use sendAutoReply', sendResponse: 'use sendAutoReply' },
  workflow: {
    jumpToTask: 'use callTask or changeState',
    disconnect: 'use endWorkflow',
    getParticipantData: 'use getConversationData',
    setParticipantData: 'use setConversationData',
    transferToAcd: 'a workflow has no conversation of its own to transfer',
  },
  commonModule: {
    callCommonModule: 'a common module cannot call another one',
    disconnect: 'end the module with endTask and let the flow that calls it decide',
  },
};
