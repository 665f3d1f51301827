import { type Expression, expr, nodes } from '../architect';
import type { Dialect } from './recipe';
import { memory } from './variables';

/** A call cannot read the status of a failure. */
export const callDialect: Dialect<'inboundCall'> = {
  type: 'inboundCall',
  conversationId: expr.builtIn('Call.ConversationId', 'string'),
  readsStatus: false,
  callData: (props) => nodes.callData(props),
  readData: (name, attributes) => nodes.getParticipantData({ name, attributes }),
  writeData: (name, attributes) => nodes.setParticipantData({ name, attributes }),
};

export const messageDialect: Dialect<'inboundShortMessage'> = {
  type: 'inboundShortMessage',
  conversationId: expr.builtIn('Message.ConversationId', 'string'),
  readsStatus: true,
  callData: (props) => nodes.callDataWithFailure({ ...props, failureOutputs: { status: memory.status } }),
  readData: (name, attributes) => nodes.getParticipantData({ name, attributes }),
  writeData: (name, attributes) => nodes.setParticipantData({ name, attributes }),
};

/** A workflow acts for the conversation that its launcher names. */
export function workflowDialect(conversationId: Expression<'string'>): Dialect<'workflow'> {
  return {
    type: 'workflow',
    conversationId,
    readsStatus: true,
    callData: (props) => nodes.callDataWithFailure({ ...props, failureOutputs: { status: memory.status } }),
    readData: (name, attributes) => nodes.getConversationData({ name, attributes, conversationId }),
    writeData: (name, attributes) => nodes.setConversationData({ name, attributes, conversationId }),
  };
}
