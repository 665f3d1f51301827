import type { FlowType } from '../flow-type';
import type { Kind } from '../nodes';

/**
 * The actions that a flow type lacks, each with what to do there (docs/platform-facts.md, Actions and where they
 * exist). An action that is not named exists.
 */
export const unavailable: Readonly<Record<FlowType, Partial<Record<Kind, string>>>> = {
  inboundCall: {
    wait: 'play silence, as in playAudio with uninterrupted(silence(1000))',
    sendResponse: 'speak with playAudio',
    endWorkflow: 'finish with disconnect or transferCall',
  },
  inboundShortMessage: {
    playAudio: 'answer with sendResponse',
    endWorkflow: 'finish with disconnect or transferMessage',
  },
  workflow: {
    disconnect: 'finish with endWorkflow',
    playAudio: 'nobody listens to a workflow, so write conversation data',
    sendResponse: 'nobody reads what a workflow answers, so write conversation data',
    transferToAcd: 'a workflow has no conversation to transfer, so leave that to the flow of the conversation',
  },
};

/** The actions that end a path, in words. */
export const endings: Readonly<Record<FlowType, string>> = {
  inboundCall: 'disconnect, or with a transfer whose failure branch ends too',
  inboundShortMessage: 'disconnect or transferMessage',
  workflow: 'endWorkflow',
};
