import { emptyLoop, loopCount } from '../errors';
import type { Variable } from '../expression';
import type { FlowType } from '../flow-type';
import { target } from '../render/values';
import { assigned, everywhere, type NodeDefinition, none, nothingNamed } from './definition';
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

const mostRounds = 99;

export function loop<F extends FlowType>(props: LoopProps<F>): Node<F> {
  return Object.freeze({ kind: 'loop', ...props });
}

export const loopDefinition: NodeDefinition<Loop> = {
  availability: everywhere,
  branches: ({ body }) => [{ exit: 'loop', actions: body }],
  evaluates: none,
  assigns: ({ index }) => [assigned('index', index, 'integer')],
  names: nothingNamed,
  continuation: () => 'repeats',
  check: ({ count, body }, place) => {
    if (!Number.isInteger(count) || count < 1 || count > mostRounds) place.report(loopCount(count));
    if (body.length === 0) place.report(emptyLoop());
  },
  render: ({ name, index, count, body }, { outputs }) => ({
    loop: { name, currentIndex: target(index), loopCount: { lit: count }, ...outputs({ loop: body }) },
  }),
};
