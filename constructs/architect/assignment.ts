import { type Expression, expressionOf, type Operand, type Variable } from './expression';
import type { ValueType } from './value-type';

/** One statement of `updateData`. */
export interface Assignment {
  readonly variable: Variable;
  /** Undefined makes the variable not set. */
  readonly value: Expression | undefined;
}

export function assign<T extends ValueType>(variable: Variable<T>, value: Operand<NoInfer<T>>): Assignment {
  return Object.freeze({ variable, value: expressionOf(value) });
}

/** Makes a variable not set. */
export function unset(variable: Variable): Assignment {
  return Object.freeze({ variable, value: undefined });
}
