import { describe, expect, it } from '@jest/globals';
import { compile, evaluate, typeOf } from './evaluate';

describe('the text of an expression', () => {
  it('case does not matter in names of variables and functions', () => {
    expect(evaluate('APPEND(flow.TEXT, message.message.BODY)')).toBe('AdaHello');
  });

  it('case matters in true, false and NOT_SET', () => {
    expect(evaluate('true')).toBe(true);
    expect(() => typeOf('True')).toThrow('got the variable True; expected a declared variable');
    expect(() => typeOf('Not_Set')).toThrow('got the variable Not_Set; expected a declared variable');
  });

  it('strings have five escapes', () => {
    expect(evaluate(String.raw`"a\"b\\c\nd\re\tf"`)).toBe('a"b\\c\nd\re\tf');
    expect(() => typeOf(String.raw`"\u0041"`)).toThrow('got the escape \\u; expected one of ');
  });

  it.each([
    ['true && false', 'got "&"; expected a value; write logical operators as the words "and" and "or"'],
    ['true || false', 'got "|"; expected a value; write logical operators as the words "and" and "or"'],
    ['1 = 1', 'unexpected "="; write equality as "=="'],
    ["'a'", 'unexpected "\'"; write strings in double quotes'],
    ['"abc', 'a string is not closed; close it with a double quote'],
    ['1 +', 'got the end; expected a value'],
    ['(1', 'got the end; expected ")"'],
    ['1 2', 'got "2"; expected an operator or the end'],
    ['', 'got the end; expected a value'],
    ['and', 'got "and"; expected a value'],
    ['Flow.letters[1', 'got the end; expected "]"'],
    ['true ? 1', 'got the end; expected ":"'],
    ['1000000000000000', 'got the integer 1000000000000000; expected an integer from'],
    [
      'Flow.txet',
      'got the variable Flow.txet; expected a declared variable; declare it in the flow; did you mean "Flow.text"?',
    ],
    ['GetCurrentDateTimeUtc', 'got the variable GetCurrentDateTimeUtc; expected a declared variable'],
    ['ToUpperCase("a")', 'got the function ToUpperCase; expected a function of Architect'],
    ['Lenght("a")', 'got the function Lenght; expected a function of Architect; did you mean "Length"?'],
  ])('%s is refused', (source, message) => {
    expect(() => typeOf(source)).toThrow(message);
  });

  it('can have 32,000 characters, but not 32,001', () => {
    const filled = (length: number) => `"${'x'.repeat(length - 2)}"`;
    expect(typeOf(filled(32_000))).toBe('string');
    expect(() => typeOf(filled(32_001))).toThrow('got 32001 characters; expected at most 32000');
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
