import { type Expression, expr } from '../architect';

// Architect may or may not fail on a text that is not a number: its help calls that an error. So a text is checked
// character by character before it is read as a number.

const digits = '0123456789';

/** Whether a text consists of exactly `count` digits. */
export function areDigits(value: Expression<'string'>, count: number): Expression<'boolean'> {
  return expr.and(
    expr.equal(expr.length(value), count),
    ...positions(count).map((index) => isOneOf(digits, value, index)),
  );
}

/** Whether a text is a number without a sign, whole or with a decimal point, of at most `most` characters. */
export function isNumber(value: Expression<'string'>, most: number): Expression<'boolean'> {
  const withoutPoints = expr.length(expr.replace(value, '.', ''));
  return expr.and(
    expr.greater(expr.length(value), 0),
    expr.less(expr.length(value), most + 1),
    expr.contains(digits, expr.left(value, 1)),
    expr.contains(digits, expr.right(value, 1)),
    expr.atLeast(withoutPoints, expr.minus(expr.length(value), 1)),
    ...positions(most).map((index) =>
      expr.or(expr.less(expr.length(value), index + 1), isOneOf('0123456789.', value, index)),
    ),
  );
}

function isOneOf(characters: string, value: Expression<'string'>, index: number) {
  return expr.contains(characters, expr.substring(value, index, 1));
}

function positions(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
