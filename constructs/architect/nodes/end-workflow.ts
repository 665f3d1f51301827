import type { Expression } from '../expression';
import type { Node } from './node';

/** Ends a workflow with a reason. */
export interface EndWorkflow {
  readonly kind: 'endWorkflow';
  readonly name: string;
  readonly exitReason: Expression<'string'>;
}

export function endWorkflow(props: Omit<EndWorkflow, 'kind'>): Node<'workflow'> {
  return Object.freeze({ kind: 'endWorkflow', ...props });
}
