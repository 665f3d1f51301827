import type { Expression } from '../expression';
import type { Node } from './node';

/** Lets time pass. Calls have no such action: they play silence. */
export interface Wait {
  readonly kind: 'wait';
  readonly name: string;
  readonly duration: Expression<'duration'>;
}

export function wait(props: Omit<Wait, 'kind'>): Node<'inboundShortMessage' | 'workflow'> {
  return Object.freeze({ kind: 'wait', ...props });
}
