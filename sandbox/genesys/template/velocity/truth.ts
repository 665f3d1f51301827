import { isNumber, List, MapValue, type Value } from './values';

/** What a condition is: the same in Velocity 1 and 2, or a doubt. */
export type Truth = boolean | Doubt;

/** A condition that Velocity 1 and 2 decide differently, with the value that is the reason. */
export interface Doubt {
  readonly inVelocity1: boolean;
  readonly because: Value;
}

/** Null and false do not hold. An empty text, zero and an empty list or map hold in Velocity 1, and do not in Velocity 2. */
export function truthOf(value: Value): Truth {
  if (isEmpty(value)) return { inVelocity1: true, because: value };
  return value !== null && value !== false;
}

export function negated(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : { ...truth, inVelocity1: !truth.inVelocity1 };
}

/** @param right evaluated only where one of the versions evaluates it */
export function both(left: Truth, right: () => Truth): Truth {
  if (typeof left === 'boolean') return left ? right() : false;
  const other = right();
  if (typeof other === 'boolean') return other ? left : false;
  return left.inVelocity1 === other.inVelocity1 ? left : false;
}

export function either(left: Truth, right: () => Truth): Truth {
  return negated(both(negated(left), () => negated(right())));
}

function isEmpty(value: Value): boolean {
  if (value instanceof List) return value.items.length === 0;
  if (value instanceof MapValue) return value.members.size === 0;
  return value === '' || (isNumber(value) && Number(value) === 0);
}
