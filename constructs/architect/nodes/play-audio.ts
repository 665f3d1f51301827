import type { Expression } from '../expression';
import type { Node } from './node';

/** Queues audio for the caller. */
export interface PlayAudio {
  readonly kind: 'playAudio';
  readonly name: string;
  readonly audio: Expression<'audio'>;
}

export function playAudio(props: Omit<PlayAudio, 'kind'>): Node<'inboundCall'> {
  return Object.freeze({ kind: 'playAudio', ...props });
}
