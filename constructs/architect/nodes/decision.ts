import type { Expression } from '../expression';
import type { FlowType } from '../flow-type';
import { exp } from '../render/values';
import { evaluated, everywhere, type NodeDefinition, none, nothingElse, nothingNamed } from './definition';
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

export const decisionDefinition: NodeDefinition<Decision> = {
  availability: everywhere,
  branches: ({ yes, no }) => [
    { exit: 'yes', actions: yes },
    { exit: 'no', actions: no },
  ],
  evaluates: ({ condition }) => [evaluated('condition', condition, 'boolean')],
  assigns: none,
  names: nothingNamed,
  continuation: () => 'byBranch',
  check: nothingElse,
  render: ({ name, condition, yes, no }, { outputs }) => ({
    decision: { name, condition: exp(condition), ...outputs({ yes, no }) },
  }),
};
