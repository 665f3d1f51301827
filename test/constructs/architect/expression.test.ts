import { describe, expect, it } from '@jest/globals';
import { assign, type Expression, expr, variable } from '../../../constructs/architect';

const a = variable('Flow.a', 'integer');
const b = variable('Flow.b', 'integer');
const c = variable('Flow.c', 'integer');
const p = variable('Flow.p', 'boolean');
const q = variable('Flow.q', 'boolean');

describe('an expression', () => {
  it.each<[string, Expression, string]>([
    ['leaves a row of sums as it is', expr.minus(expr.plus(a, b), c), 'Flow.a + Flow.b - Flow.c'],
    ['keeps what is taken away together', expr.minus(a, expr.minus(b, c)), 'Flow.a - (Flow.b - Flow.c)'],
    ['keeps a sum inside a product together', expr.times(expr.plus(a, b), c), '(Flow.a + Flow.b) * Flow.c'],
    ['leaves a product inside a sum as it is', expr.plus(a, expr.times(b, c)), 'Flow.a + Flow.b * Flow.c'],
    ['keeps the divisor together', expr.dividedBy(a, expr.times(b, c)), 'Flow.a / (Flow.b * Flow.c)'],
    ['keeps the base of a power together', expr.power(expr.plus(a, b), c), '(Flow.a + Flow.b) ^ Flow.c'],
    [
      'shows how a row of powers groups',
      expr.power(expr.power(a, b) as unknown as Expression<'integer'>, c),
      '(Flow.a ^ Flow.b) ^ Flow.c',
    ],
    ['compares sums without parentheses', expr.less(expr.plus(a, b), c), 'Flow.a + Flow.b < Flow.c'],
    ['compares comparisons in the right order', expr.equal(expr.less(a, b), p), 'Flow.a < Flow.b == Flow.p'],
    ['keeps an or inside an and together', expr.and(expr.or(p, q), p), '(Flow.p or Flow.q) and Flow.p'],
    ['leaves an and inside an or as it is', expr.or(expr.and(p, q), p), 'Flow.p and Flow.q or Flow.p'],
    ['negates a whole comparison', expr.not(expr.equal(a, b)), '!(Flow.a == Flow.b)'],
    ['negates twice with parentheses', expr.not(expr.not(p)), '!(!Flow.p)'],
    ['negates inside an and without parentheses', expr.and(expr.not(p), q), '!Flow.p and Flow.q'],
    ['needs no parentheses around arguments', expr.toInteger(expr.power(expr.integer(2), a)), 'ToInt(2 ^ Flow.a)'],
    ['writes a negative number after an operator', expr.minus(a, expr.integer(-1)), 'Flow.a - -1'],
    [
      'writes milliseconds of a duration last',
      expr.seconds(a, expr.integer(250)),
      'MakeDuration(0, 0, 0, Flow.a, 250)',
    ],
    ['chooses with If', expr.ifElse(p, a, b), 'If(Flow.p, Flow.a, Flow.b)'],
    [
      'says that a key press does not cut audio short',
      expr.uninterrupted(expr.silence(750)),
      'AudioPlaybackOptions(ToAudioBlank(750), false)',
    ],
  ])('%s', (_what, expression, expected) => {
    expect(expression.text).toBe(expected);
  });

  it('escapes what would end or change a text, and nothing else', () => {
    expect(expr.text('say "hi"\\\n\r\tnow \u00e9 \u{1f600} {x}').text).toBe(
      '"say \\"hi\\"\\\\\\n\\r\\tnow \u00e9 \u{1f600} {x}"',
    );
  });

  it.each<[string, Expression, Expression]>([
    ['a text', expr.append('n ', '"'), expr.append(expr.text('n '), expr.text('"'))],
    ['an integer', expr.plus(a, -1), expr.plus(a, expr.integer(-1))],
    ['a boolean', expr.ifElse(p, q, false), expr.ifElse(p, q, expr.boolean(false))],
    ['a first choice', expr.ifElse(p, 1, a), expr.ifElse(p, expr.integer(1), a)],
  ])('takes %s as a plain value', (_type, plain, literal) => {
    expect(plain).toEqual(literal);
  });

  it('takes an empty list as a plain value of an assignment', () => {
    expect(assign(variable('Flow.list', 'stringCollection'), []).value).toEqual(expr.noStrings());
  });

  it('knows every variable that it reads, once', () => {
    const ani = expr.builtIn('Call.Ani', 'string');
    expect(expr.append(ani, expr.text('Flow.x'), ani, variable('Flow.y', 'string')).reads).toEqual([
      'Call.Ani',
      'Flow.y',
    ]);
  });

  it('counts how deep it nests', () => {
    expect(expr.boolean(true).depth).toBe(1);
    expect(expr.ifElse(expr.not(p), a, expr.plus(a, b)).depth).toBe(3);
  });
});
