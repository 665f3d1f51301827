import type { ArchyAction, Block, Branches, Conversation, ReadAttribute, WrittenAttribute } from '../archy';
import type { Expression } from '../expression';
import { capabilities, type FlowType } from '../flow-type';
import type { AnyNode, CallData, GetAttributes, Kind, SetAttributes, TransferToAcd } from '../nodes';
import { bindings } from './call-data';
import { exp, noValue, target, value } from './values';

type Renderers = {
  readonly [K in Kind]: (node: Extract<AnyNode, { readonly kind: K }>, type: FlowType) => ArchyAction;
};

const renderers: Renderers = {
  callData: (node, type) => ({ callData: callData(node, type) }),
  decision: ({ name, condition, yes, no }, type) => ({
    decision: { name, condition: exp(condition), ...outputs({ yes, no }, type) },
  }),
  disconnect: ({ name }) => ({ disconnect: { name } }),
  endWorkflow: ({ name, exitReason }) => ({ endWorkflow: { name, exitReason: value(exitReason) } }),
  getAttributes: ({ name, attributes, conversationId }) =>
    conversationId
      ? { getConversationData: { name, ...conversation(conversationId), attributes: reads(attributes) } }
      : { getParticipantData: { name, attributes: reads(attributes) } },
  loop: ({ name, index, count, body }, type) => ({
    loop: { name, currentIndex: target(index), loopCount: { lit: count }, ...outputs({ loop: body }, type) },
  }),
  loopExit: ({ name }) => ({ loopExit: { name } }),
  playAudio: ({ name, audio }) => ({ playAudio: { name, audio: exp(audio) } }),
  sendResponse: ({ name, body }) => ({ sendResponse: { name, messageBody: value(body) } }),
  setAttributes: ({ name, attributes, conversationId }) =>
    conversationId
      ? { setConversationData: { name, ...conversation(conversationId), attributes: writes(attributes) } }
      : { setParticipantData: { name, attributes: writes(attributes) } },
  switch: ({ name, cases, otherwise }, type) => ({
    switch: {
      name,
      evaluate: {
        firstTrue: {
          ...(otherwise.length > 0 && { default: block(otherwise, type) }),
          cases: cases.map(({ when, actions }) => ({ case: { value: exp(when), ...block(actions, type) } })),
        },
      },
    },
  }),
  transferToAcd: (node, type) => ({ transferToAcd: transfer(node, type) }),
  updateData: ({ name, statements }) => ({
    updateData: {
      name,
      statements: statements.map((statement) => ({
        [statement.variable.type]: { variable: statement.variable.name, value: value(statement.value) },
      })),
    },
  }),
  wait: ({ name, duration }) => ({
    wait: { name, trimDurationNearMaxRunningTime: { lit: false }, duration: exp(duration) },
  }),
};

/** The actions of a task, a state or a branch. */
export function block(nodes: readonly AnyNode[], type: FlowType): Block {
  return {
    actions: nodes.map((node) => (renderers[node.kind] as (node: AnyNode, type: FlowType) => ArchyAction)(node, type)),
  };
}

function callData(node: CallData, type: FlowType) {
  const { name, action, timeoutSeconds, onSuccess, onFailure, onTimeout } = node;
  return {
    name,
    ...(capabilities[type].audio && { processingPrompt: noValue }),
    timeout: { lit: { seconds: timeoutSeconds } },
    category: { [action.category]: { dataAction: { [action.name]: bindings(node, type) } } },
    ...outputs({ success: onSuccess, failure: onFailure, timeout: onTimeout }, type),
  };
}

function transfer({ name, queue, errorType, onFailure }: TransferToAcd, type: FlowType) {
  const canFail = capabilities[type].transferFailure;
  return {
    name,
    targetQueue: { lit: { name: queue } },
    ...(canFail && { preTransferAudio: noValue, failureTransferAudio: noValue }),
    priority: { lit: 0 },
    preferredAgents: noValue,
    languageSkill: noValue,
    ...(canFail && { failureOutputs: { errorType: target(errorType), errorMessage: noValue } }),
    ...outputs({ failure: onFailure ?? [] }, type),
  };
}

function outputs<Exit extends string>(branches: Record<Exit, readonly AnyNode[]>, type: FlowType): Branches<Exit> {
  const used = Object.entries<readonly AnyNode[]>(branches).filter(([, nodes]) => nodes.length > 0);
  if (used.length === 0) return {};
  return { outputs: Object.fromEntries(used.map(([exit, nodes]) => [exit, block(nodes, type)])) } as Branches<Exit>;
}

function conversation(id: Expression<'string'>): Conversation {
  return { conversationId: exp(id), participantId: noValue };
}

function reads(attributes: GetAttributes['attributes']): ReadAttribute[] {
  return Object.entries(attributes).map(([name, variable]) => ({
    attribute: { name: { lit: name }, variable: variable.name },
  }));
}

function writes(attributes: SetAttributes['attributes']): WrittenAttribute[] {
  return Object.entries(attributes).map(([name, text]) => ({ attribute: { name: { lit: name }, value: value(text) } }));
}
