import type { Expression } from '../expression';
import { value } from '../render/values';
import {
  type Availability,
  evaluated,
  type FlowTypeOf,
  type NodeDefinition,
  none,
  nothingElse,
  nothingNamed,
} from './definition';
import type { Node } from './node';

/** Ends a workflow with a reason. */
export interface EndWorkflow {
  readonly kind: 'endWorkflow';
  readonly name: string;
  readonly exitReason: Expression<'string'>;
}

const availability = {
  inboundCall: { instead: 'finish with disconnect or transferCall' },
  inboundShortMessage: { instead: 'finish with disconnect or transferMessage' },
  workflow: 'exists',
} as const satisfies Availability;

export function endWorkflow(props: Omit<EndWorkflow, 'kind'>): Node<FlowTypeOf<typeof availability>> {
  return Object.freeze({ kind: 'endWorkflow', ...props });
}

export const endWorkflowDefinition: NodeDefinition<EndWorkflow> = {
  availability,
  branches: none,
  evaluates: ({ exitReason }) => [evaluated('exitReason', exitReason, 'string')],
  assigns: none,
  names: nothingNamed,
  continuation: () => 'ends',
  check: nothingElse,
  render: ({ name, exitReason }) => ({ endWorkflow: { name, exitReason: value(exitReason) } }),
};
