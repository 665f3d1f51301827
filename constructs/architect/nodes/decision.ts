import type { Expression } from '../expression';
import type { FlowType } from '../flow-type';
import type { AnyNode, Node } from './node';

/** Takes one of two branches. */
export interface Decision {
  readonly kind: 'decision';
  readonly name: string;
  readonly condition: Expression<'boolean'>;
  readonly yes: readonly AnyNode[];
  readonly no: readonly AnyNode[];
}

export interface DecisionProps<F extends FlowType> {
  readonly name: string;
  readonly condition: Expression<'boolean'>;
  /** @default - nothing happens */
  readonly yes?: readonly Node<F>[];
  /** @default - nothing happens */
  readonly no?: readonly Node<F>[];
}

export function decision<F extends FlowType>(props: DecisionProps<F>): Node<F> {
  return Object.freeze({ kind: 'decision', ...props, yes: props.yes ?? [], no: props.no ?? [] });
}
