import type { Expression } from '../expression';
import type { FlowType } from '../flow-type';
import type { AnyNode, Node } from './node';

/** Takes the branch of the first case that is true. */
export interface Switch {
  readonly kind: 'switch';
  readonly name: string;
  /** 1 to 64. */
  readonly cases: readonly { readonly when: Expression<'boolean'>; readonly actions: readonly AnyNode[] }[];
  readonly otherwise: readonly AnyNode[];
}

export interface SwitchProps<F extends FlowType> {
  readonly name: string;
  readonly cases: readonly { readonly when: Expression<'boolean'>; readonly actions: readonly Node<F>[] }[];
  /** @default - nothing happens */
  readonly otherwise?: readonly Node<F>[];
}

export function firstTrue<F extends FlowType>(props: SwitchProps<F>): Node<F> {
  return Object.freeze({ kind: 'switch', ...props, otherwise: props.otherwise ?? [] });
}
