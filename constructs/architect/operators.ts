import { type Expression, infix, type Operand, Precedence, prefix } from './expression';
import type { ValueType } from './value-type';

type Same<T extends ValueType> = [left: Expression<T>, right: Operand<NoInfer<T>>];
type Ordered = 'integer' | 'decimal' | 'dateTime' | 'duration';
type Numeric = 'integer' | 'decimal';

export const equal = <T extends ValueType>(...[left, right]: Same<T>) =>
  infix('boolean', '==', Precedence.Equality, left, right);

export const notEqual = <T extends ValueType>(...[left, right]: Same<T>) =>
  infix('boolean', '!=', Precedence.Equality, left, right);

export const less = <T extends Ordered>(...[left, right]: Same<T>) =>
  infix('boolean', '<', Precedence.Comparison, left, right);

export const atLeast = <T extends Ordered>(...[left, right]: Same<T>) =>
  infix('boolean', '>=', Precedence.Comparison, left, right);

export const greater = <T extends Ordered>(...[left, right]: Same<T>) =>
  infix('boolean', '>', Precedence.Comparison, left, right);

export const plus = <T extends Numeric>(...[left, right]: Same<T>): Expression<T> =>
  infix(left.type, '+', Precedence.Sum, left, right);

export const minus = <T extends Numeric>(...[left, right]: Same<T>): Expression<T> =>
  infix(left.type, '-', Precedence.Sum, left, right);

/** Always a decimal, also of two integers. */
export const dividedBy = <T extends Numeric>(...[left, right]: Same<T>) =>
  infix('decimal', '/', Precedence.Product, left, right);

export const times = <T extends Numeric>(...[left, right]: Same<T>): Expression<T> =>
  infix(left.type, '*', Precedence.Product, left, right);

/** Always a decimal: wrap it with `toInteger` where an integer is needed. */
export const power = (base: Operand<'integer'>, exponent: Operand<'integer'>) =>
  infix('decimal', '^', Precedence.Power, base, exponent);

export const not = (operand: Expression<'boolean'>) => prefix('boolean', '!', operand);

/** True when every operand is true. Evaluation stops at the first that is false. */
export const and = (...operands: [Expression<'boolean'>, ...Expression<'boolean'>[]]) =>
  operands.reduce((left, right) => infix('boolean', 'and', Precedence.And, left, right));

/** True when one operand is true. Evaluation stops at the first that is true. */
export const or = (...operands: [Expression<'boolean'>, ...Expression<'boolean'>[]]) =>
  operands.reduce((left, right) => infix('boolean', 'or', Precedence.Or, left, right));
