import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileVelocity, TemplateFailure } from '../../../../../sandbox/genesys/template/velocity';
import { anyCharacter } from '../../../../support/any-character';

function render(source: string, context: Record<string, unknown> = {}): string {
  return compileVelocity(source, 'test')(context);
}

describe('tools', () => {
  it.each([
    ['$esc.quote', 'x', '"'],
    ['$esc.jsonEncode($x)', 'a"b\\c\nd', 'a\\"b\\\\c\\nd'],
    ['$esc.jsonString($x)', '"', '\\"'],
    ['$esc.jsonDecode($x)', 'a\\"b\\u0041', 'a"bA'],
    ['$esc.urlFormEncode($x)', 'a b&c=ä*~', 'a+b%26c%3D%C3%A4*%7E'],
    ['$esc.url($x)', 'a b', 'a+b'],
    ['$esc.uriEncode($x)', "a b&c='^(*)~", 'a%20b%26c%3D%27%5E%28%2A%29~'],
    ['$esc.uriEncode($x)', '\ud800', '%3F'],
    ['$esc.java($x)', '"ä\n', '\\"\\u00E4\\n'],
    ['$esc.javascript($x)', "it's </a>", "it\\'s <\\/a>"],
    ['$esc.html($x)', '<a href="x">&', '&lt;a href=&quot;x&quot;&gt;&amp;'],
    ['$esc.xml($x)', "<'>", '&lt;&apos;&gt;'],
    ['$esc.sql($x)', "O'Hara", "O''Hara"],
    ['$esc.velocity($x)', '$a#b', '${esc.d}a${esc.h}b'],
    ['$encoding.base64("${x}:secret")', 'id', 'aWQ6c2VjcmV0'],
    ['$successTemplateUtils.firstFromArray("${x}")', '["a","b"]', '"a"'],
    ['${successTemplateUtils.firstFromArray("${x}")}', '[{"k": [1]}]', '{"k":[1]}'],
    ['$successTemplateUtils.firstFromArray($x, "$esc.quote$esc.quote")', '[]', '""'],
    ['$successTemplateUtils.firstFromArray($x)', '[12345678901234567890, 2]', '12345678901234567890'],
    ['$successTemplateUtils.firstFromArray($x, "0")', '[null]', 'null'],
    ['$urlTool.optionalQueryParam("q", $x)', 'a b', 'q=a%20b'],
    ['$urlTool.optionalQueryParam("q", $x)', '', ''],
    ['$urlTool.optionalQueryParam("q", $missing)', '', ''],
    ['$math.add(1, "2")', '', '3'],
    ['$math.div(7, 2)', '', '3.5'],
    ['$math.div(6, 2)', '', '3'],
    ['$math.add(1.5, 1.5)', '', '3.0'],
    ['$math.idiv(7, 2)', '', '3'],
    ['$math.mod(7, 4)', '', '3'],
    ['$math.round(2.5) $math.round(3.5) $math.round(-2.5) $math.round(2.6)', '', '2 4 -2 3'],
    ['$math.roundTo(2, 1.236) $math.roundTo(1, 2)', '', '1.24 2.0'],
    ['$math.mod(7.9, 2) $math.idiv(9.9, 1.5) $math.idiv(-7, 2)', '', '1 9 -3'],
    ['$math.add($x, 1)', '3.0', '4'],
    ['$math.add($x, 1)', '12 apples', '13'],
    ['$math.toInteger(2.9) $math.toDouble(2) $math.toNumber($x)', '1.5', '2 2.0 1.5'],
    ['$math.ceil(3000000000.5)', '', '2147483647'],
    ['$math.min(-5, 3) $math.abs(-5) $math.pow(2, 10)', '', '-5 5 1024'],
    ['$math.max(-5, 3)', '', '3'],
    ['$esc.d$esc.h$esc.b$esc.q$esc.s$esc.e$esc.exclamation', '', '$#\\"\'!!'],
    ['a${esc.n}b${esc.newline}', '', 'a\nb\n'],
    ['$esc.unicode("00e4") $esc.unicode($x)', '\\u1F600', 'ä 😀'],
    ['$esc.propertyKey($x)', 'a b=ä', 'a\\ b\\=\\u00e4'],
    ['$esc.propertyValue($x)', ' a b\t', '\\ a b\\t'],
    ['$math.max($x, 4)', '3', '4'],
    ['$!math.add(1, $x)', 'no number', ''],
    ['$math.div(1, 0)', '', '$math.div(1, 0)'],
  ])('%s of "%s" is "%s"', (source, x, expected) => {
    expect(render(source, { x })).toBe(expected);
  });

  it.each([
    ['$successTemplateUtils.firstFromArray($x)', '[]'],
    ['$successTemplateUtils.firstFromArray($x)', '{"a": 1}'],
    ['$esc.jsonDecode($x)', '"'],
    ['$esc.unicode($x)', 'xyz'],
    ['$esc.unicode($x)', '110000'],
    ['$successTemplateUtils.firstFromArray("${missing}", "0")', ''],
  ])('%s of %s fails the action', (source, x) => {
    expect(() => render(source, { x })).toThrow(TemplateFailure);
  });

  it.each([
    ['$math.max(-1, 0)', 'versions of the tool differ in $math.max'],
    ['$math.add("1,000", 1)', "the platform's locale decides what "],
  ])('%s is refused with its place', (source, message) => {
    expect(() => render(source)).toThrow(/^test, line 1, column 1[,:] /);
    expect(() => render(source)).toThrow(message);
  });

  it('makes any text safe inside a JSON string', () => {
    const run = compileVelocity('{"x": "$esc.jsonEncode($input.x)"}', 'test');
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (x) => {
        expect(JSON.parse(run({ input: { x } }))).toEqual({ x });
      }),
    );
  });

  it('makes any text safe in a query and a form', () => {
    const run = compileVelocity('https://x.test/?a=$esc.uriEncode($x)&b=$esc.urlFormEncode($x)', 'test');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (x) => {
        expect([...new URL(run({ x })).searchParams]).toEqual([
          ['a', x],
          ['b', x],
        ]);
      }),
    );
  });
});
