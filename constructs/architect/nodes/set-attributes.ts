import type { Expression } from '../expression';
import type { Node } from './node';

/** Writes participant data (call, message) or the data of a named conversation (workflow). */
export interface SetAttributes {
  readonly kind: 'setAttributes';
  readonly name: string;
  /** Attribute name to its text. */
  readonly attributes: Readonly<Record<string, Expression<'string'>>>;
  /** Set in a workflow, which has no conversation of its own. */
  readonly conversationId?: Expression<'string'>;
}

type Props = Pick<SetAttributes, 'name' | 'attributes'>;

export function setParticipantData(props: Props): Node<'inboundCall' | 'inboundShortMessage'> {
  return Object.freeze({ kind: 'setAttributes', ...props });
}

export function setConversationData(props: Props & { conversationId: Expression<'string'> }): Node<'workflow'> {
  return Object.freeze({ kind: 'setAttributes', ...props });
}
