import { type Expression, expressionOf, notSet, type Operand, type Variable } from './expression';
import type { ValueType } from './value-type';

/** One statement of `updateData`. */
export interface Assignment {
  readonly variable: Variable;
  readonly value: Expression;
}

export function assign<T extends ValueType>(variable: Variable<T>, value: Operand<NoInfer<T>>): Assignment {
  return Object.freeze({ variable, value: expressionOf(value) });
}

/** Makes a variable not set. Architect takes an expression for this, not `noValue`. */
export function unset(variable: Variable): Assignment {
  return Object.freeze({ variable, value: notSet(variable.type) });
}
