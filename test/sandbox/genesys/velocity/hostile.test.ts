import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render as oracle } from 'velocityjs';
import { SandboxError } from '../../../../sandbox/errors';
import { compileVelocity, TemplateFailure } from '../../../../sandbox/genesys/velocity';

describe('nothing of JavaScript is within reach', () => {
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
    expect(() => compileVelocity(source, 'test')(context)).toThrow(SandboxError);
  });

  it('a value whose own name is __proto__ is an ordinary value', () => {
    const input = JSON.parse('{"__proto__": "plain"}');
    expect(compileVelocity('$input.__proto__', 'test')({ input })).toBe('plain');
  });

  it('any text at all compiles or is refused, and never ends in another way', () => {
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
      'constructor',
      'trim()',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        try {
          compileVelocity(parts.join(''), 'test')({ x: 'a', input: { x: 1 } });
        } catch (error) {
          expect(error instanceof SandboxError || error instanceof TemplateFailure).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('against an independent engine', () => {
  // Both agree on references to texts and whole numbers, quiet and null ones, #if with comparisons of whole numbers, #set,
  // whole sums and products, #else in braces, and strings with references. They disagree on Java's methods, on division,
  // on decimals and on the line end behind a directive, which are left out.
  const name = fc.constantFrom('a', 'b', 'missing');
  const number = fc.integer({ min: -50, max: 50 });
  const operand = fc.oneof(
    number.map(String),
    name.filter((n) => n !== 'missing').map((n) => `$${n}`),
  );
  const sum = fc.tuple(operand, fc.constantFrom('+', '*'), operand).map(([l, o, r]) => `${l} ${o} ${r}`);
  const condition = fc
    .tuple(operand, fc.constantFrom('==', '!=', '<', '>', '<=', '>='), operand)
    .map(([l, o, r]) => `${l} ${o} ${r}`);
  const { template } = fc.letrec<{ template: string; part: string }>((tie) => ({
    template: fc.array(tie('part'), { maxLength: 5 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.stringMatching(/^[a-z :,"{}]{0,6}$/).map((text) => ` ${text} `),
      name.map((n) => `\${${n}}`),
      name.map((n) => `$!{${n}}`),
      sum.map((s) => `#set($s = ${s})$s `),
      fc.tuple(condition, tie('template'), tie('template')).map(([c, t, e]) => `#if(${c})${t}#{else}${e}#end`),
      fc.tuple(condition, tie('template')).map(([c, t]) => `#if(${c} && true)${t}#end`),
      name.map((n) => `#set($t = "<$!${n}>")$t `),
    ),
  }));

  it('renders the same text wherever both engines agree on the language', () => {
    fc.assert(
      fc.property(template, number, number, (source, a, b) => {
        expect(compileVelocity(source, 'test')({ a, b })).toBe(oracle(source, { a, b }));
      }),
      { numRuns: 300 },
    );
  });
});
