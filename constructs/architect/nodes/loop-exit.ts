import type { FlowType } from '../flow-type';
import { everywhere, type NodeDefinition, none, nothingElse, nothingNamed } from './definition';
import type { Node } from './node';

/** Leaves the innermost loop. */
export interface LoopExit {
  readonly kind: 'loopExit';
  readonly name: string;
}

export function loopExit(name: string): Node<FlowType> {
  return Object.freeze({ kind: 'loopExit', name });
}

export const loopExitDefinition: NodeDefinition<LoopExit> = {
  availability: everywhere,
  branches: none,
  evaluates: none,
  assigns: none,
  names: nothingNamed,
  continuation: () => 'leavesLoop',
  check: nothingElse,
  render: ({ name }) => ({ loopExit: { name } }),
};
