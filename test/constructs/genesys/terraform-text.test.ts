import { describe, expect, it } from '@jest/globals';
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { terraformText, terraformTexts } from '../../../constructs/genesys/terraform-text';
import { terraformUnescape } from '../../support/terraform-unescape';
import { emptyStack } from './stack';

describe('text for Terraform', () => {
  it.each([
    ['${input.a}', '$${input.a}'],
    ['%{ if x }', '%%{ if x }'],
    ['$${input.a}', '$$${input.a}'],
    ['%%{x}', '%%%{x}'],
    ['$%{x}', '$%%{x}'],
    ['$!{input.a}', '$!{input.a}'],
    ['$esc.jsonEncode($input.a)', '$esc.jsonEncode($input.a)'],
    ['100 % {of} $ {it}', '100 % {of} $ {it}'],
  ])('writes %s as %s', (text, written) => {
    expect(terraformText(text)).toBe(written);
  });

  it('comes back unchanged from Terraform, with any mixture of $, % and braces', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('$', '%', '{', '}', '!', '"', '\\', '\n', 'a', 'é'),
      maxLength: 24,
    });
    fc.assert(
      fc.property(hostile, (text) => terraformUnescape(terraformText(text)) === text),
      { numRuns: 2000 },
    );
  });

  it('escapes keys of a map as well as values', () => {
    expect(terraformTexts({ '${k}': '%{v}' })).toEqual({ '$${k}': '%%{v}' });
  });

  it('refuses a reference to another Terraform value, which would be sent as text', () => {
    const token = new TerraformVariable(emptyStack(), 'url', { type: 'string' }).stringValue;
    expect(() => terraformText(`${token}/api`)).toThrow(
      'it refers to another Terraform value, and the reference would be sent as text; use plain text here and keep secrets in a credential',
    );
  });
});
