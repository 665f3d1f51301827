import type { Variable } from '../expression';
import type { FlowType } from '../flow-type';
import type { AnyNode, Node } from './node';

/** Runs its body a literal number of times. */
export interface Loop {
  readonly kind: 'loop';
  readonly name: string;
  /** 1 to 99. */
  readonly count: number;
  /** Counts from 0; undefined after the loop. */
  readonly index: Variable<'integer'>;
  readonly body: readonly AnyNode[];
}

export interface LoopProps<F extends FlowType> extends Pick<Loop, 'name' | 'count' | 'index'> {
  readonly body: readonly Node<F>[];
}

export function loop<F extends FlowType>(props: LoopProps<F>): Node<F> {
  return Object.freeze({ kind: 'loop', ...props });
}
