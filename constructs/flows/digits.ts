import {
  and,
  atLeast,
  contains,
  type Expression,
  equal,
  greater,
  integer,
  left,
  length,
  less,
  minus,
  or,
  replace,
  right,
  substring,
  text,
} from '../architect';

// What Architect makes of a text that is no number is not certain: its help calls that an error. So a text is read as a
// number only when it is one, character by character.

const digits = text('0123456789');

/** Whether a text is that many digits and nothing else. */
export function areDigits(value: Expression<'string'>, count: number): Expression<'boolean'> {
  return and(equal(length(value), integer(count)), ...positions(count).map((index) => isOneOf(digits, value, index)));
}

/** Whether a text is a whole number or one with a point, without a sign, of so many characters at most. */
export function isNumber(value: Expression<'string'>, most: number): Expression<'boolean'> {
  const withoutPoints = length(replace(value, text('.'), text('')));
  return and(
    greater(length(value), integer(0)),
    less(length(value), integer(most + 1)),
    contains(digits, left(value, 1)),
    contains(digits, right(value, 1)),
    atLeast(withoutPoints, minus(length(value), integer(1))),
    ...positions(most).map((index) =>
      or(less(length(value), integer(index + 1)), isOneOf(text('0123456789.'), value, index)),
    ),
  );
}

function isOneOf(characters: Expression<'string'>, value: Expression<'string'>, index: number) {
  return contains(characters, substring(value, integer(index), integer(1)));
}

function positions(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
