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
    ['abcabc', 'lastIndexOf("c", 4)', '2'],
    ['abc', 'lastIndexOf("a", -1)', '-1'],
    ['abc', 'startsWith("b", 1)', 'true'],
    ['abc', 'startsWith("a", -1)', 'false'],
    ['apple', 'compareTo("apricot")', '-2'],
    ['abc', 'compareTo("ab")', '1'],
    ['ABC', 'compareToIgnoreCase("abd")', '-1'],
    ['hello', 'subSequence(1, 3)', 'el'],
    ['😀', 'codePointAt(0)', '128512'],
    // From the formula of Java's documentation: 97 * 31^2 + 98 * 31 + 99, and one that does not fit 32 bits.
    ['abc', 'hashCode()', '96354'],
    ['polygenelubricants', 'hashCode()', '-2147483648'],
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
    ['replaceAll("(a+)+b", "")', 'uses ")+"'],
    ['matches("(?:a|ab){2,}")', 'uses "){"'],
    ['split("((a)*)*")', 'uses ")*"'],
    ['replaceAll("a", "b$")', 'a "$" without a group number'],
  ])('refuses %s of "abc" with its place', (method, message) => {
    expect(() => call('abc', method)).toThrow(/^test, line 1, column 1: /);
    expect(() => call('abc', method)).toThrow(message);
  });

  it('refuses a method of texts on a number', () => {
    expect(() => call(5, 'trim()')).toThrow(
      '"trim" was called on a number, which has no such method; use toString() first',
    );
  });

  it('repeats a group that matches a text in one way only', () => {
    expect(call('ababx', 'replaceAll("(ab)+", "-")')).toBe('-x');
    expect(call('a,b,c', 'matches("\\w(,\\w){2}")')).toBe('true');
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

describe('split', () => {
  it.each([
    ['a,b,c', 'split(",")', 'a|b|c'],
    ['a,b,,', 'split(",")', 'a|b'],
    ['a,b,,', 'split(",", -1)', 'a|b||'],
    [',a', 'split(",")', '|a'],
    ['a,b,c', 'split(",", 2)', 'a|b,c'],
    ['a1b22c', 'split("[0-9]+")', 'a|b|c'],
    ['abc', 'split("")', 'a|b|c'],
    ['abc', 'split(",")', 'abc'],
    ['', 'split(",")', ''],
    ['a.b', 'split("\\.")', 'a|b'],
  ])('%j.%s gives %s', (text, method, expected) => {
    const parts = expected.split('|');
    const source = `#set($parts = $x.${method})$parts.size()${parts.map((_, i) => `;$parts[${i}]`).join('')}`;
    expect(compileVelocity(source, 'test')({ x: text })).toBe([parts.length, ...parts].join(';'));
  });

  it('of separators alone gives a list without anything', () => {
    const source = '#set($p = $x.split(","))$p.size() $p.isEmpty() $p.empty';
    expect(compileVelocity(source, 'test')({ x: ',,' })).toBe('0 true true');
  });

  it.each([
    ['$x.split(",").get(1)', 'b'],
    ['$x.split(",")[-1]', 'c'],
    ['$x.split(",").contains("b") $x.split(",").contains("d")', 'true false'],
    ['#set($i = 2)$x.split(",")[$i].toUpperCase()', 'C'],
    ['$!none.split(",")[0]', ''],
  ])('%s is %s', (source, expected) => {
    expect(compileVelocity(source, 'test')({ x: 'a,b,c' })).toBe(expected);
  });

  it.each(['$x.split(",")[3]', '$x.split(",")[-4]', '$x.split(",").get(-1)'])('%s fails as Java does', (source) => {
    expect(() => compileVelocity(source, 'test')({ x: 'a,b,c' })).toThrow(TemplateFailure);
  });

  it.each([
    ['$x.split(",")', 'is a whole object or list'],
    ['$x.split(",").length()', '"length" was called on a list, which has no such method'],
    ['$x[0]', 'an index in brackets was given to a text'],
    ['$n[0]', 'an index in brackets was given to a number'],
    ['$x.split(",")["a"]', 'argument 1 must be a whole number'],
  ])('%s is refused with its place', (source, message) => {
    expect(() => compileVelocity(source, 'test')({ x: 'a,b,c', n: 1 })).toThrow(message);
  });

  it('keeps all there is between the separators', () => {
    const run = compileVelocity('#set($p = $x.split(";", -1))$p.size()', 'test');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ';', '', '\n', '$', '😀')), (units) => {
        const x = units.join('');
        expect(run({ x })).toBe(String(x.split(';').length));
      }),
    );
  });
});
