import { checkConversation } from '../check/conversation';
import type { Expression, Variable } from '../expression';
import type { FlowTypeWith } from '../flow-type';
import { conversation } from '../render/values';
import { assigned, evaluated, everywhere, type NodeDefinition, none, nothingNamed } from './definition';
import type { Node } from './node';

/** Reads participant data, or the data of a conversation that the flow names. */
export interface GetAttributes {
  readonly kind: 'getAttributes';
  readonly name: string;
  /** Attribute name to the variable that receives its text. */
  readonly attributes: Readonly<Record<string, Variable<'string'>>>;
  /** Set in a flow that has no conversation of its own. */
  readonly conversationId?: Expression<'string'>;
}

type Props = Pick<GetAttributes, 'name' | 'attributes'>;

export function getParticipantData(props: Props): Node<FlowTypeWith<'conversation', 'own'>> {
  return Object.freeze({ kind: 'getAttributes', ...props });
}

export function getConversationData(
  props: Props & { readonly conversationId: Expression<'string'> },
): Node<FlowTypeWith<'conversation', 'named'>> {
  return Object.freeze({ kind: 'getAttributes', ...props });
}

export const getAttributesDefinition: NodeDefinition<GetAttributes> = {
  availability: everywhere,
  branches: none,
  evaluates: ({ conversationId }) => (conversationId ? [evaluated('conversationId', conversationId, 'string')] : []),
  assigns: ({ attributes }) =>
    Object.entries(attributes).map(([name, variable]) =>
      assigned(`attribute ${JSON.stringify(name)}`, variable, 'string'),
    ),
  names: nothingNamed,
  continuation: () => 'goesOn',
  check: ({ attributes, conversationId }, place) => checkConversation(place, attributes, conversationId),
  render: ({ name, attributes, conversationId }) => {
    const reads = Object.entries(attributes).map(([attribute, variable]) => ({
      attribute: { name: { lit: attribute }, variable: variable.name },
    }));
    return conversationId
      ? { getConversationData: { name, ...conversation(conversationId), attributes: reads } }
      : { getParticipantData: { name, attributes: reads } };
  },
};
