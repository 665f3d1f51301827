import type { FlowType } from '../flow-type';
import type { Node } from './node';

/** Leaves the innermost loop. */
export interface LoopExit {
  readonly kind: 'loopExit';
  readonly name: string;
}

export function loopExit(name: string): Node<FlowType> {
  return Object.freeze({ kind: 'loopExit', name });
}
