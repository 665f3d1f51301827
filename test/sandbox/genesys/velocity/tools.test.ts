import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileVelocity, TemplateFailure } from '../../../../sandbox/genesys/velocity';

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
    ['$esc.velocity($x)', '$a#b', '${esc.dollar}a${esc.hash}b'],
    ['$encoding.base64("${x}:secret")', 'id', 'aWQ6c2VjcmV0'],
    ['$successTemplateUtils.firstFromArray("${x}")', '["a","b"]', '"a"'],
    ['${successTemplateUtils.firstFromArray("${x}")}', '[{"k": [1]}]', '{"k":[1]}'],
    ['$successTemplateUtils.firstFromArray($x, "$esc.quote$esc.quote")', '[]', '""'],
    ['$urlTool.optionalQueryParam("q", $x)', 'a b', 'q=a%20b'],
    ['$urlTool.optionalQueryParam("q", $x)', '', ''],
    ['$urlTool.optionalQueryParam("q", $missing)', '', ''],
    ['$math.add(1, "2")', '', '3'],
    ['$math.div(7, 2)', '', '3.5'],
    ['$math.div(6, 2)', '', '3'],
    ['$math.add(1.5, 1.5)', '', '3.0'],
    ['$math.idiv(7, 2)', '', '3'],
    ['$math.mod(7, 4)', '', '3'],
    ['$math.round(2.5)', '', '3'],
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
  ])('%s of %s fails the action', (source, x) => {
    expect(() => render(source, { x })).toThrow(TemplateFailure);
  });

  it('makes any text safe inside a JSON string', () => {
    const run = compileVelocity('{"x": "$esc.jsonEncode($input.x)"}', 'test');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (x) => {
        expect(JSON.parse(run({ input: { x } }))).toEqual({ x });
      }),
    );
  });

  it('makes any text safe in a query and in a form', () => {
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
