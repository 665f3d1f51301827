import { caseCount } from '../errors';
import type { Expression } from '../expression';
import type { FlowType } from '../flow-type';
import { exp } from '../render/values';
import { evaluated, everywhere, type NodeDefinition, none, nothingNamed } from './definition';
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

const mostCases = 64;

export function firstTrue<F extends FlowType>(props: SwitchProps<F>): Node<F> {
  return Object.freeze({ kind: 'switch', ...props, otherwise: props.otherwise ?? [] });
}

export const switchDefinition: NodeDefinition<Switch> = {
  availability: everywhere,
  branches: ({ cases, otherwise }) => [
    ...cases.map(({ actions }, index) => ({ exit: `case ${index + 1}`, actions })),
    { exit: 'default', actions: otherwise },
  ],
  evaluates: ({ cases }) => cases.map(({ when }, index) => evaluated(`case ${index + 1}`, when, 'boolean')),
  assigns: none,
  names: nothingNamed,
  continuation: () => 'byBranch',
  check: ({ cases }, place) => {
    if (cases.length < 1 || cases.length > mostCases) place.report(caseCount(cases.length));
  },
  render: ({ name, cases, otherwise }, { block }) => ({
    switch: {
      name,
      evaluate: {
        firstTrue: {
          ...(otherwise.length > 0 && { default: block(otherwise) }),
          cases: cases.map(({ when, actions }) => ({ case: { value: exp(when), ...block(actions) } })),
        },
      },
    },
  }),
};
