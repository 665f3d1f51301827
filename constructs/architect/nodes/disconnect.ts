import type { Node } from './node';

/** Ends the conversation. */
export interface Disconnect {
  readonly kind: 'disconnect';
  readonly name: string;
}

export function disconnect(name: string): Node<'inboundCall' | 'inboundShortMessage'> {
  return Object.freeze({ kind: 'disconnect', name });
}
