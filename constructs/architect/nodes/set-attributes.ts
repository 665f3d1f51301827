import { checkConversation } from '../check/conversation';
import type { Expression } from '../expression';
import type { FlowTypeWith } from '../flow-type';
import { conversation, value } from '../render/values';
import { evaluated, everywhere, type NodeDefinition, none, nothingNamed } from './definition';
import type { Node } from './node';

/** Writes participant data, or the data of a conversation that the flow names. */
export interface SetAttributes {
  readonly kind: 'setAttributes';
  readonly name: string;
  /** Attribute name to its text. */
  readonly attributes: Readonly<Record<string, Expression<'string'>>>;
  /** Set in a flow that has no conversation of its own. */
  readonly conversationId?: Expression<'string'>;
}

type Props = Pick<SetAttributes, 'name' | 'attributes'>;

export function setParticipantData(props: Props): Node<FlowTypeWith<'conversation', 'own'>> {
  return Object.freeze({ kind: 'setAttributes', ...props });
}

export function setConversationData(
  props: Props & { readonly conversationId: Expression<'string'> },
): Node<FlowTypeWith<'conversation', 'named'>> {
  return Object.freeze({ kind: 'setAttributes', ...props });
}

export const setAttributesDefinition: NodeDefinition<SetAttributes> = {
  availability: everywhere,
  branches: none,
  evaluates: ({ attributes, conversationId }) => [
    ...(conversationId ? [evaluated('conversationId', conversationId, 'string')] : []),
    ...Object.entries(attributes).map(([name, text]) => evaluated(`attribute ${JSON.stringify(name)}`, text, 'string')),
  ],
  assigns: none,
  names: nothingNamed,
  continuation: () => 'goesOn',
  check: ({ attributes, conversationId }, place) => checkConversation(place, attributes, conversationId),
  render: ({ name, attributes, conversationId }) => {
    const writes = Object.entries(attributes).map(([attribute, text]) => ({
      attribute: { name: { lit: attribute }, value: value(text) },
    }));
    return conversationId
      ? { setConversationData: { name, ...conversation(conversationId), attributes: writes } }
      : { setParticipantData: { name, attributes: writes } };
  },
};
