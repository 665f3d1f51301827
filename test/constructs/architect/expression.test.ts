import { describe, expect, it } from '@jest/globals';
import {
  and,
  append,
  boolean,
  builtIn,
  dividedBy,
  type Expression,
  equal,
  ifElse,
  integer,
  less,
  minus,
  not,
  or,
  plus,
  power,
  seconds,
  silence,
  text,
  times,
  toInteger,
  uninterrupted,
  variable,
} from '../../../constructs/architect';

const a = variable('Flow.a', 'integer');
const b = variable('Flow.b', 'integer');
const c = variable('Flow.c', 'integer');
const p = variable('Flow.p', 'boolean');
const q = variable('Flow.q', 'boolean');

describe('an expression', () => {
  it.each<[string, Expression, string]>([
    ['leaves a row of sums as it is', minus(plus(a, b), c), 'Flow.a + Flow.b - Flow.c'],
    ['keeps what is taken away together', minus(a, minus(b, c)), 'Flow.a - (Flow.b - Flow.c)'],
    ['keeps a sum inside a product together', times(plus(a, b), c), '(Flow.a + Flow.b) * Flow.c'],
    ['leaves a product inside a sum as it is', plus(a, times(b, c)), 'Flow.a + Flow.b * Flow.c'],
    ['keeps the divisor together', dividedBy(a, times(b, c)), 'Flow.a / (Flow.b * Flow.c)'],
    ['keeps the base of a power together', power(plus(a, b), c), '(Flow.a + Flow.b) ^ Flow.c'],
    [
      'shows how a row of powers groups',
      power(power(a, b) as unknown as Expression<'integer'>, c),
      '(Flow.a ^ Flow.b) ^ Flow.c',
    ],
    ['compares sums without parentheses', less(plus(a, b), c), 'Flow.a + Flow.b < Flow.c'],
    ['compares comparisons in the right order', equal(less(a, b), p), 'Flow.a < Flow.b == Flow.p'],
    ['keeps an or inside an and together', and(or(p, q), p), '(Flow.p or Flow.q) and Flow.p'],
    ['leaves an and inside an or as it is', or(and(p, q), p), 'Flow.p and Flow.q or Flow.p'],
    ['negates a whole comparison', not(equal(a, b)), '!(Flow.a == Flow.b)'],
    ['negates twice with parentheses', not(not(p)), '!(!Flow.p)'],
    ['negates inside an and without parentheses', and(not(p), q), '!Flow.p and Flow.q'],
    ['needs no parentheses around arguments', toInteger(power(integer(2), a)), 'ToInt(2 ^ Flow.a)'],
    ['writes a negative number after an operator', minus(a, integer(-1)), 'Flow.a - -1'],
    ['writes milliseconds of a duration last', seconds(a, integer(250)), 'MakeDuration(0, 0, 0, Flow.a, 250)'],
    ['chooses with If', ifElse(p, a, b), 'If(Flow.p, Flow.a, Flow.b)'],
    [
      'says that a key press does not cut audio short',
      uninterrupted(silence(750)),
      'AudioPlaybackOptions(ToAudioBlank(750), false)',
    ],
  ])('%s', (_what, expression, expected) => {
    expect(expression.text).toBe(expected);
  });

  it('escapes what would end or change a text, and nothing else', () => {
    expect(text('say "hi"\\\n\r\tnow \u00e9 \u{1f600} {x}').text).toBe(
      '"say \\"hi\\"\\\\\\n\\r\\tnow \u00e9 \u{1f600} {x}"',
    );
  });

  it('knows every variable that it reads, once', () => {
    const ani = builtIn('Call.Ani', 'string');
    expect(append(ani, text('Flow.x'), ani, variable('Flow.y', 'string')).reads).toEqual(['Call.Ani', 'Flow.y']);
  });

  it('counts how deep it nests', () => {
    expect(boolean(true).depth).toBe(1);
    expect(ifElse(not(p), a, plus(a, b)).depth).toBe(3);
  });
});
