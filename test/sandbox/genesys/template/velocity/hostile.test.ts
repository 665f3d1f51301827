import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render as oracle } from 'velocityjs';
import { UserError } from '../../../../../input/user-error';
import { compileVelocity, TemplateFailure } from '../../../../../sandbox/genesys/template/velocity';

describe('JavaScript objects are out of reach', () => {
  const context = { input: { text: 'abc', count: 3 } };

  it.each([
    '$input.constructor',
    '$input.__proto__',
    '$input.toString',
    '$input.text.constructor',
    '$input.text.__proto__',
    '$input.text.length',
    '$input.text.prototype.x',
    '$input.count.constructor.name',
    '$constructor',
    '$__proto__.x',
    '$hasOwnProperty',
    '${input.text.class.name}',
  ])('%s is null and prints itself', (source) => {
    expect(compileVelocity(source, 'test')(context)).toBe(source);
  });

  it.each([
    '$input.text.constructor("return process")',
    '$input.text.getClass().forName("java.lang.Runtime")',
    '$input.constructor.constructor("return 1")()',
    '$input.text.valueOf()',
    '$input.text.link("x")',
    '$input.text.at(0)',
    '$input.hasOwnProperty("text")',
    '$esc.constructor("x")',
    '$esc.__proto__',
    '$esc.toString()',
    '$math.constructor',
    '$encoding.__defineGetter__("a", "b")',
  ])('%s is refused', (source) => {
    expect(() => compileVelocity(source, 'test')(context)).toThrow(UserError);
  });

  // Strings that are known to run code in Velocity on Java, or in engines that are written in JavaScript.
  const attacks = [
    '#set($e="e")$e.getClass().forName("java.lang.Runtime").getMethod("getRuntime",null).invoke(null,null).exec("id")',
    '#set($s="")#set($c=$s.getClass())#set($r=$c.forName("java.lang.Runtime").getRuntime())$r.exec("id").waitFor()',
    '$class.inspect("java.lang.Runtime").type.getRuntime().exec("id")',
    '$input.text.class.forName("java.lang.System").exit(1)',
    '$input.text.class.classLoader.loadClass("java.lang.Runtime")',
    '$input.text.getClass().getClassLoader().loadClass("javax.script.ScriptEngineManager").newInstance()',
    '${input.text.class.module.classLoader.resources.context.parent.pipeline.first.pattern}',
    '$input.getClass().getProtectionDomain().getCodeSource()',
    '$context.getClass().forName("java.lang.ProcessBuilder")',
    '#evaluate("$input.text")',
    '#include("/etc/passwd")',
    '#parse("/etc/passwd")',
    '#define($x)a#end$x',
    '#macro(run)a#end#run()',
    '$input.text.constructor.constructor("globalThis.pwned = 1")()',
    '$input.text.sub.constructor("globalThis.pwned = 1")()',
    '$input["constructor"]["constructor"]("globalThis.pwned = 1")()',
    '$input.text.split(",")["constructor"]',
    '$input.text.split(",").constructor',
    '$input.text.split(",").items',
    '$input.text.split(",").__proto__.pwned',
    '#set($__proto__ = "x")$__proto__.pwned',
    '#set($constructor = "x")$constructor.constructor',
    '#set($input.__proto__.pwned = 1)',
    '$input.__proto__.__defineGetter__("pwned", "x")',
    '$esc.constructor.constructor("globalThis.pwned = 1")()',
    '$math.add.constructor("globalThis.pwned = 1")()',
    '$process.mainModule.require("child_process").execSync("id")',
    '$globalThis.process.exit(1)',
    '${(function(){globalThis.pwned = 1})()}',
    '<%= globalThis.pwned = 1 %>{{constructor.constructor("globalThis.pwned = 1")()}}',
  ];

  it.each(attacks)('%s is refused, or prints only itself', (source) => {
    let printed: string;
    try {
      printed = compileVelocity(source, 'test')(context);
    } catch (error) {
      expect(error instanceof UserError || error instanceof TemplateFailure).toBe(true);
      printed = source;
    }
    expect(source).toContain(printed);
    expect(Object.keys(globalThis)).not.toContain('pwned');
    expect('pwned' in {}).toBe(false);
  });

  it.each(attacks)('%s is plain text if a caller sends it', (x) => {
    const run = compileVelocity(
      '$x ${input.x} #set($y = "$x")$y #if("$x" != "")$esc.jsonDecode($esc.jsonEncode($x))#end',
      '',
    );
    expect(run({ x, input: { x } })).toBe(`${x} ${x} ${x} ${x}`);
  });

  it('a list shows no property of its JavaScript object', () => {
    expect(compileVelocity('<$!{input.text.split(",").items}>', 'test')(context)).toBe('<>');
  });

  it('a value with the name __proto__ is an ordinary value', () => {
    const input = JSON.parse('{"__proto__": "plain"}');
    expect(compileVelocity('$input.__proto__', 'test')({ input })).toBe('plain');
  });

  it('any text compiles or is refused, and never ends in another way', () => {
    const pieces = fc.constantFrom(
      '$',
      '!',
      '{',
      '}',
      '(',
      ')',
      '.',
      '"',
      "'",
      '\\',
      '#',
      '#if(',
      '#end',
      '#else',
      '#set(',
      '##',
      '#*',
      '*#',
      'x',
      ' ',
      'input',
      'esc',
      '1',
      '-',
      '==',
      '&&',
      ',',
      '\n',
      '$x',
      '${',
      '[',
      ']',
      '#@',
      'constructor',
      'trim()',
      'split(',
      'replaceAll(',
      '(a+)+',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        try {
          expect(typeof compileVelocity(parts.join(''), 'test')({ x: 'a', input: { x: 1 } })).toBe('string');
        } catch (error) {
          expect(error instanceof UserError || error instanceof TemplateFailure).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('against an independent engine', () => {
  // velocityjs. Both agree on references to texts and whole numbers, quiet and null ones, #if with #elseif, comparisons of
  // whole numbers, equality of texts, !, && and ||, #set, whole sums and products, #else in braces, block comments, strings
  // with references, #foreach over lists and ranges, and on the methods whose meaning Java and JavaScript share for these texts. They disagree on replace,
  // length, division, decimals, order of sums with texts and the line end behind a directive, which are left out.
  const name = fc.constantFrom('a', 'b', 'missing');
  const number = fc.integer({ min: -50, max: 50 });
  const text = fc.string({ unit: fc.constantFrom('x', 'Y', ' ', '-', '"', "'", '$', '#', '\\', 'ä'), maxLength: 8 });
  const operand = fc.oneof(
    number.map(String),
    name.filter((n) => n !== 'missing').map((n) => `$${n}`),
  );
  const sum = fc.tuple(operand, fc.constantFrom('+', '*'), operand).map(([l, o, r]) => `${l} ${o} ${r}`);
  const comparison = fc
    .tuple(operand, fc.constantFrom('==', '!=', '<', '>', '<=', '>='), operand)
    .map(([l, o, r]) => `${l} ${o} ${r}`);
  const condition = fc.oneof(
    comparison,
    comparison.map((c) => `!(${c})`),
    fc.tuple(comparison, fc.constantFrom('&&', '||'), comparison).map(([l, o, r]) => `(${l}) ${o} (${r})`),
    fc.constantFrom('"$s" == "x"', '$s != "Y"', '!$missing'),
  );
  const method = fc.constantFrom(
    'toUpperCase()',
    'toLowerCase()',
    'trim()',
    'concat("z")',
    'indexOf("x")',
    'lastIndexOf("Y")',
    'startsWith("x")',
    'endsWith("Y")',
    'substring(0)',
    'trim().toUpperCase()',
  );
  const { template } = fc.letrec<{ template: string; part: string }>((tie) => ({
    template: fc.array(tie('part'), { maxLength: 5 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.stringMatching(/^[a-z :,"{}]{0,6}$/).map((plain) => ` ${plain} `),
      name.map((n) => `\${${n}}`),
      name.map((n) => `$!{${n}}`),
      method.map((m) => `\${s.${m}}`),
      sum.map((s) => `#set($sum = ${s})$sum `),
      fc.tuple(condition, tie('template'), tie('template')).map(([c, t, e]) => `#if(${c})${t}#{else}${e}#end`),
      fc
        .tuple(condition, tie('template'), comparison, tie('template'))
        .map(([c, t, d, e]) => `#if(${c})${t}#elseif(${d})${e}#end`),
      name.map((n) => `#set($t = "<$!${n}>")$t `),
      fc
        .tuple(fc.constantFrom('[1..3]', '[$a..$a]', '["x", "y"]', '[]', '[$a, $b, 3]'), tie('template'))
        .map(([l, t]) => `#foreach($i in ${l})<$i $foreach.index $foreach.count $foreach.hasNext>${t}#end`),
      fc.constant('#* ${a} #if( *#'),
    ),
  }));

  it('renders the same text wherever both engines agree on the language', () => {
    fc.assert(
      fc.property(template, number, number, text, (source, a, b, s) => {
        expect(compileVelocity(source, 'test')({ a, b, s })).toBe(oracle(source, { a, b, s }));
      }),
      { numRuns: 500 },
    );
  });
});
