import type { Expression, Variable } from '../expression';
import type { Node } from './node';

/** Reads participant data (call, message) or the data of a named conversation (workflow). */
export interface GetAttributes {
  readonly kind: 'getAttributes';
  readonly name: string;
  /** Attribute name to the variable that receives its text. */
  readonly attributes: Readonly<Record<string, Variable<'string'>>>;
  /** Set in a workflow, which has no conversation of its own. */
  readonly conversationId?: Expression<'string'>;
}

type Props = Pick<GetAttributes, 'name' | 'attributes'>;

export function getParticipantData(props: Props): Node<'inboundCall' | 'inboundShortMessage'> {
  return Object.freeze({ kind: 'getAttributes', ...props });
}

export function getConversationData(props: Props & { conversationId: Expression<'string'> }): Node<'workflow'> {
  return Object.freeze({ kind: 'getAttributes', ...props });
}
