import { type Expression, expr } from '../architect';
import type { Inputs } from '../architect/data-action-ref';

/** A text, cut to the longest that an input takes. */
export function cut(inputs: Inputs, name: string, value: Expression<'string'>): Expression<'string'> {
  const limit = inputs[name]?.maxLength;
  return limit === undefined || isShort(value, limit) ? value : expr.left(value, limit);
}

function isShort({ literal }: Expression<'string'>, limit: number): boolean {
  return literal !== undefined && literal.length <= limit;
}
