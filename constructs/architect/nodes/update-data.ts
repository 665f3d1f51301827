import type { Expression, Variable } from '../expression';
import type { FlowType } from '../flow-type';
import type { ValueType } from '../value-type';
import type { Node } from './node';

/** Assigns values to variables, in order. */
export interface UpdateData {
  readonly kind: 'updateData';
  readonly name: string;
  readonly statements: readonly Assignment[];
}

export interface Assignment {
  readonly variable: Variable;
  /** Undefined makes the variable not set. */
  readonly value: Expression | undefined;
}

export function updateData(name: string, ...statements: readonly Assignment[]): Node<FlowType> {
  return Object.freeze({ kind: 'updateData', name, statements });
}

/** One statement of `updateData`. */
export function assign<T extends ValueType>(variable: Variable<T>, value: Expression<NoInfer<T>>): Assignment {
  return Object.freeze({ variable, value });
}

/** A statement of `updateData` that makes a variable not set. */
export function unset(variable: Variable): Assignment {
  return Object.freeze({ variable, value: undefined });
}
