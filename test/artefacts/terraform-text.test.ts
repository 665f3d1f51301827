import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { terraformText } from '../../artefacts/terraform-text';

function literal(source: string): string | undefined {
  return terraformText(source)
    ?.map((piece) => (piece.kind === 'literal' ? piece.text : `<${piece.expression}>`))
    .join('');
}

describe('a text as Terraform reads it', () => {
  it.each([
    ['plain $x $!{y} 5% #{z}', 'plain $x $!{y} 5% #{z}'],
    ['$${input.x}', '${input.x}'],
    ['%%{if}', '%{if}'],
    ['$$${x}', '$${x}'],
    ['a ${var.b} c', 'a <var.b> c'],
    ['${ var.b }$${c}', '<var.b>${c}'],
    ['$$ %% $', '$$ %% $'],
    ['', ''],
  ])('%j is %j', (source, expected) => {
    expect(literal(source)).toBe(expected);
  });

  it.each(['%{ if x }', '${var.a'])('%j is refused', (source) => {
    expect(terraformText(source)).toBeUndefined();
  });

  it('is any text whose openings were doubled', () => {
    const pieces = fc.array(fc.constantFrom('$', '%', '{', '}', '!', 'a', '"', '\n'), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(literal(text.replace(/[$%]\{/g, (opening) => opening.charAt(0) + opening))).toBe(text);
      }),
    );
  });
});
