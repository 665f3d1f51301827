import { describe, expect, it } from '@jest/globals';
import { compile, evaluate, typeOf } from './evaluate';

describe('the text of an expression', () => {
  it('case does not matter in names of variables and functions', () => {
    expect(evaluate('APPEND(flow.TEXT, message.message.BODY)')).toBe('AdaHello');
  });

  it('case matters in true, false and NOT_SET', () => {
    expect(evaluate('true')).toBe(true);
    expect(() => typeOf('True')).toThrow('unknown variable True');
    expect(() => typeOf('Not_Set')).toThrow('unknown variable Not_Set');
  });

  it('strings have five escapes', () => {
    expect(evaluate(String.raw`"a\"b\\c\nd\re\tf"`)).toBe('a"b\\c\nd\re\tf');
    expect(() => typeOf(String.raw`"\u0041"`)).toThrow('unknown escape');
  });

  it.each([
    ['true && false', 'expected a value, found "&"; logical operators are the words "and" and "or"'],
    ['true || false', 'expected a value, found "|"; logical operators are the words "and" and "or"'],
    ['1 = 1', 'unexpected "="; equality is written "=="'],
    ["'a'", 'unexpected "\'"; strings are written in double quotes'],
    ['"abc', 'a string is not closed by a double quote'],
    ['1 +', 'expected a value, found the end'],
    ['(1', 'expected ")", found the end'],
    ['1 2', 'expected an operator or the end, found "2"'],
    ['', 'expected a value, found the end'],
    ['and', 'expected a value, found "and"'],
    ['Flow.letters[1', 'expected "]", found the end'],
    ['true ? 1', 'expected ":", found the end'],
    ['1000000000000000', 'integer 1000000000000000 is outside'],
    ['Flow.txet', 'unknown variable Flow.txet (did you mean Flow.text?)'],
    ['GetCurrentDateTimeUtc', 'unknown variable GetCurrentDateTimeUtc'],
    ['ToUpperCase("a")', 'unknown function ToUpperCase'],
    ['Lenght("a")', 'unknown function Lenght (did you mean Length?)'],
  ])('%s is refused', (source, message) => {
    expect(() => typeOf(source)).toThrow(message);
  });

  it('can have 32,000 characters, but not 32,001', () => {
    const filled = (length: number) => `"${'x'.repeat(length - 2)}"`;
    expect(typeOf(filled(32_000))).toBe('string');
    expect(() => typeOf(filled(32_001))).toThrow('the expression has 32001 characters; at most 32000 are allowed');
  });

  it('can be nested 60 deep, but not deeper', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
    expect(evaluate(nested(60))).toBe(1);
    expect(() => typeOf(nested(61))).toThrow('nested more than 60 deep');
    expect(() => typeOf('-'.repeat(15_000))).toThrow('nested more than 60 deep');
    expect(() => typeOf(`Flow.json${'.a'.repeat(5_000)} == NOT_SET`)).not.toThrow();
    expect(() => typeOf(`Flow.json${'[0]'.repeat(5_000)}`)).toThrow('nested more than 60 deep');
  });

  it('can chain 100 operands, but not more', () => {
    const chain = (operands: number) => Array.from({ length: operands }, () => 'true').join(' or ');
    expect(evaluate(chain(100))).toBe(true);
    expect(() => typeOf(chain(101))).toThrow('more than 100 operands');
  });

  it('shows whether its value is the same in every run', () => {
    expect(compile('ToInt(2 ^ 3) + 1').constant).toBe(true);
    expect(compile('Flow.three + 1').constant).toBe(false);
    expect(compile('GetCurrentDateTimeUtc()').constant).toBe(false);
    expect(compile('RandomInt(1, 3)').constant).toBe(false);
  });
});
