import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileVelocity, TemplateFailure } from '../../../../sandbox/genesys/velocity';

function call(text: unknown, method: string, context: Record<string, unknown> = {}): string {
  return compileVelocity(`$x.${method}`, 'test')({ ...context, x: text });
}

describe('methods of Java strings', () => {
  it.each([
    ['a.b.c', 'replace(".", "")', 'abc'],
    ['aaa', 'replace("a", "$&")', '$&$&$&'],
    ['ab', 'replace("", "-")', '-a-b-'],
    ['555-01 23', 'replaceAll("[^0-9]", "")', '5550123'],
    ['a.b', 'replaceAll(".", "x")', 'xxx'],
    ['john smith', 'replaceAll("(\\w+) (\\w+)", "$2, $1")', 'smith, john'],
    ['aXbX', 'replaceFirst("X", "-")', 'a-bX'],
    ['abc', 'matches("[a-c]+")', 'true'],
    ['abcd', 'matches("[a-c]+")', 'false'],
    ['hello', 'substring(1, 3)', 'el'],
    ['hello', 'substring(5)', ''],
    ['😀', 'length()', '2'],
    ['😀', 'substring(0, 2)', '😀'],
    ['abc', 'charAt(1)', 'b'],
    ['abcabc', 'indexOf("c")', '2'],
    ['abcabc', 'indexOf("c", 3)', '5'],
    ['abcabc', 'lastIndexOf("a")', '3'],
    ['abc', 'indexOf("x")', '-1'],
    ['abc', 'contains("b")', 'true'],
    ['abc', 'startsWith("ab")', 'true'],
    ['abc', 'endsWith("ab")', 'false'],
    ['', 'isEmpty()', 'true'],
    ['', 'empty', 'true'],
    ['Abc', 'equals("abc")', 'false'],
    ['Abc', 'equalsIgnoreCase("aBC")', 'true'],
    ['ß', 'equalsIgnoreCase("SS")', 'false'],
    ['ß', 'toUpperCase()', 'SS'],
    ['ABC', 'toLowerCase()', 'abc'],
    [' \t\u0001a b\n', 'trim()', 'a b'],
    ['\u00a0a', 'trim()', '\u00a0a'],
    ['a', 'concat("b")', 'ab'],
    [5, 'toString().length()', '1'],
    [5, 'equals("5")', 'false'],
    [true, 'equals(true)', 'true'],
  ])('%j.%s is "%s"', (text, method, expected) => {
    expect(call(text, method)).toBe(expected);
  });

  it.each(['substring(4)', 'substring(2, 1)', 'substring(-1)', 'charAt(3)', 'concat($none)', 'replace("a", $none)'])(
    'fails as Java does for %s of "abc"',
    (method) => {
      expect(() => call('abc', method)).toThrow(TemplateFailure);
    },
  );

  it.each([
    ['charAt("1")', 'argument 1 must be a whole number'],
    ['concat(1)', 'argument 1 must be a text'],
    ['replaceAll("\\bx", "")', 'uses "\\\\b", which is not supported'],
    ['replaceAll("(?i)x", "")', 'uses "(?i)"'],
    ['replaceAll("a++", "")', 'uses "++"'],
    ['replaceAll("\\p{Alpha}", "")', 'uses "\\\\p"'],
    ['replaceAll("[a&&[b]]", "")', 'uses "&&"'],
    ['replaceAll("a", "b$")', 'a "$" without a group number'],
  ])('refuses %s of "abc" with its place', (method, message) => {
    expect(() => call('abc', method)).toThrow(/^test, line 1, column 1: /);
    expect(() => call('abc', method)).toThrow(message);
  });

  it('refuses a method of texts on a number', () => {
    expect(() => call(5, 'trim()')).toThrow('"trim" is a method of texts and was called on a number');
  });

  it('replaces every occurrence, whatever the three texts are', () => {
    const run = compileVelocity('$x.replace($a, $b)', 'test');
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (x, a, b) => {
        expect(run({ x, a, b })).toBe(x.split(a).join(b));
      }),
    );
  });
});
