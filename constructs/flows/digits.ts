import { type Expression, expr } from '../architect';

// What Architect makes of a text that is no number is not certain: its help calls that an error. So a text is read as a
// number only when it is one, character by character.

const digits = expr.text('0123456789');

/** Whether a text is that many digits and nothing else. */
export function areDigits(value: Expression<'string'>, count: number): Expression<'boolean'> {
  return expr.and(
    expr.equal(expr.length(value), expr.integer(count)),
    ...positions(count).map((index) => isOneOf(digits, value, index)),
  );
}

/** Whether a text is a whole number or one with a point, without a sign, of so many characters at most. */
export function isNumber(value: Expression<'string'>, most: number): Expression<'boolean'> {
  const withoutPoints = expr.length(expr.replace(value, expr.text('.'), expr.text('')));
  return expr.and(
    expr.greater(expr.length(value), expr.integer(0)),
    expr.less(expr.length(value), expr.integer(most + 1)),
    expr.contains(digits, expr.left(value, 1)),
    expr.contains(digits, expr.right(value, 1)),
    expr.atLeast(withoutPoints, expr.minus(expr.length(value), expr.integer(1))),
    ...positions(most).map((index) =>
      expr.or(expr.less(expr.length(value), expr.integer(index + 1)), isOneOf(expr.text('0123456789.'), value, index)),
    ),
  );
}

function isOneOf(characters: Expression<'string'>, value: Expression<'string'>, index: number) {
  return expr.contains(characters, expr.substring(value, expr.integer(index), expr.integer(1)));
}

function positions(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
