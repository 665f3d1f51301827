import type { Expression } from '../expression';
import type { Node } from './node';

/** Answers a message. */
export interface SendResponse {
  readonly kind: 'sendResponse';
  readonly name: string;
  readonly body: Expression<'string'>;
}

export function sendResponse(props: Omit<SendResponse, 'kind'>): Node<'inboundShortMessage'> {
  return Object.freeze({ kind: 'sendResponse', ...props });
}
