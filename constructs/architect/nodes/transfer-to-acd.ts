import type { Variable } from '../expression';
import type { AnyNode, Node } from './node';

/** Sends the conversation to a queue. */
export interface TransferToAcd {
  readonly kind: 'transferToAcd';
  readonly name: string;
  readonly queue: string;
  /** Runs when a call cannot be transferred; undefined for messages, which have no such exit. */
  readonly onFailure?: readonly AnyNode[];
  /** Receives what went wrong with a call's transfer. */
  readonly errorType?: Variable<'string'>;
}

export interface CallTransferProps extends Pick<TransferToAcd, 'name' | 'queue' | 'errorType'> {
  /** Must end the call itself. */
  readonly onFailure: readonly Node<'inboundCall'>[];
}

export function transferCall(props: CallTransferProps): Node<'inboundCall'> {
  return Object.freeze({ kind: 'transferToAcd', ...props });
}

export function transferMessage(props: Pick<TransferToAcd, 'name' | 'queue'>): Node<'inboundShortMessage'> {
  return Object.freeze({ kind: 'transferToAcd', ...props });
}
