import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileVelocity, TemplateFailure } from '../../../../../sandbox/genesys/template/velocity';

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
    // Java's Matcher.appendReplacement: a backslash quotes, and more digits belong to a group as long as there is one.
    ['a1', "replaceAll('([0-9])', '\\\\$1')", 'a\\1'],
    ['a1', "replaceAll('([0-9])', '\\$1')", 'a$1'],
    ['ab', 'replaceAll("(a)b", "$12")', 'a2'],
    ['aab', 'replaceAll("a*", "x")', 'xxbx'],
    ['a\u2028b', 'replaceAll(".", "x")', 'x\u2028x'],
    ['a\u000bb\u00a0c', 'replaceAll("\\s", "_")', 'a_b\u00a0c'],
    ['a-b c', 'replaceAll("[\\s-]", "_")', 'a_b_c'],
    ['😀', 'matches("\\uD83D\\uDE00")', 'true'],
    ['a\n', 'matches("[a-z]+$")', 'false'],
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
    ['charAt("1")', 'argument 1 has the wrong type; expected a whole number'],
    ['concat(1)', 'argument 1 has the wrong type; expected a text'],
    ['replaceAll("\\bx", "")', 'got "\\\\b" in the regular expression'],
    ['replaceAll("(?i)x", "")', 'got "(?i)"'],
    ['replaceAll("a++", "")', 'got "++"'],
    ['replaceAll("\\p{Alpha}", "")', 'got "\\\\p"'],
    ['replaceAll("[a&&[b]]", "")', 'got "&&"'],
    ['matches("(?=a)abc")', 'got "(?=a", a look-around'],
    ['matches("(?<!a)abc")', 'got "(?<!", a look-around'],
    ['matches("(?>a)bc")', 'got "(?>a", an atomic group'],
    ['matches("(a)\\1")', 'got "\\\\1", a back reference'],
    ['matches("a{2}+")', 'got "{2}+", a possessive quantifier'],
    ['matches("a{1001}")', 'cannot be read: invalid repeat count'],
    ['split("(")', 'the regular expression "(" cannot be read: missing closing )'],
    ['replaceAll("a", "b$")', 'expected a group number after each "$"'],
    ['replaceFirst($none, "b$")', 'expected a group number after each "$"'],
    [
      'replaceAll("(a)", "$2")',
      'got $2 in the replacement "$2"; expected a group of the regular expression, which has 1',
    ],
  ])('refuses %s of "abc" with its place', (method, message) => {
    expect(() => call('abc', method)).toThrow(/^test, line 1, column 1[,:] /);
    expect(() => call('abc', method)).toThrow(message);
  });

  it('refuses a method of texts on a number', () => {
    expect(() => call(5, 'trim()')).toThrow(
      '"trim" was called on a number, which has no such method; use toString() first',
    );
  });

  it.each(['a*a*a*a*a*a*a*a*b', '(?:a+)+b', '(a|aa)*b', '^(\\w+\\s?)*;$', '.*.*.*.*=x'])(
    'comes to an end with %s on a long text',
    (pattern) => {
      const source = '$x.matches($p) $x.replaceAll($p, "") $x.split($p).size()';
      const x = 'a'.repeat(5000);
      expect(compileVelocity(source, 'test')({ x, p: pattern })).toBe(`false ${x} 1`);
    },
  );

  it.each(['$x.matches($p)', '$x.replaceAll($p, "")', '$x.replaceFirst($p, "")', '$x.split($p).size()'])(
    '%s fails the action when a pattern that a template makes is not understood',
    (source) => {
      const run = compileVelocity(source, 'test');
      expect(() => run({ x: 'abc', p: '(?=a)' })).toThrow(TemplateFailure);
      expect(() => run({ x: 'abc', p: '(?=a)' })).toThrow('got "(?=a", a look-around');
      expect(() => run({ x: 'abc', p: '(' })).toThrow(TemplateFailure);
    },
  );

  it('fails the action for a rendered replacement that Java refuses, and only at a match', () => {
    const run = compileVelocity('$x.replaceAll("(b)", $r)', 'test');
    expect(run({ x: 'a', r: '$2' })).toBe('a');
    expect(() => run({ x: 'b', r: '$2' })).toThrow(TemplateFailure);
    expect(() => run({ x: 'b', r: '$' })).toThrow('expected a group number after each "$"');
    expect(() => run({ x: 'b', r: '\\' })).toThrow(TemplateFailure);
  });

  it('refuses a pattern with "$" on a text that ends with a line break, where Java finds more', () => {
    const run = compileVelocity('$x.replaceAll("b$", "-")', 'test');
    expect(run({ x: 'ab' })).toBe('a-');
    expect(() => run({ x: 'ab\n' })).toThrow('write \\z for the end of the text');
    expect(compileVelocity('$x.replaceAll("b\\n\\z", "-")', 'test')({ x: 'ab\n' })).toBe('a-');
  });

  it('refuses a literal pattern when the template is compiled', () => {
    expect(() => compileVelocity('a\n${input.x.matches("(?=a)")}', 'test')).toThrow(
      'test, line 2, column 1, ${input.x.matches("(?=a)")}: got "(?=a", a look-around in the regular expression "(?=a)"',
    );
  });

  it('replaces every occurrence, for any three texts', () => {
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

  it('of separators alone gives an empty list', () => {
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
    ['$x[0]', 'got an index in brackets on a text; expected a list'],
    ['$n[0]', 'got an index in brackets on a number; expected a list'],
    ['$x.split(",")["a"]', 'argument 1 has the wrong type; expected a whole number'],
  ])('%s is refused with its place', (source, message) => {
    expect(() => compileVelocity(source, 'test')({ x: 'a,b,c', n: 1 })).toThrow(message);
  });

  it('keeps everything between the separators', () => {
    const run = compileVelocity('#set($p = $x.split(";", -1))$p.size()', 'test');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ';', '', '\n', '$', '😀')), (units) => {
        const x = units.join('');
        expect(run({ x })).toBe(String(x.split(';').length));
      }),
    );
  });
});
