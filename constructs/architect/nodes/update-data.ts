import type { Assignment } from '../assignment';
import type { FlowType } from '../flow-type';
import type { Node } from './node';

/** Assigns values to variables, in order. */
export interface UpdateData {
  readonly kind: 'updateData';
  readonly name: string;
  readonly statements: readonly Assignment[];
}

export function updateData(name: string, ...statements: readonly Assignment[]): Node<FlowType> {
  return Object.freeze({ kind: 'updateData', name, statements });
}
