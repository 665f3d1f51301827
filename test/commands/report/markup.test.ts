import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html } from '../../../commands/report/markup';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text that a browser shows for HTML without tags. */
function read(text: string): string {
  return text.replace(/&(\w+|#39);/g, (_, name: string) => entities[name] ?? '');
}

describe('a template of a report', () => {
  it('lets no text become an element or leave its attribute', () => {
    const text = `"><script>alert('x')</script><a href="`;
    expect(html`<p title="${text}">${text}</p>`.toString().match(/[<>]/g)).toHaveLength(4);
    expect(html`<p title='${text}'></p>`.toString().match(/'/g)).toHaveLength(2);
  });

  it('keeps every text readable as it was', () => {
    const seen = fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ';', '&lt;', '\n', 'é', '😀') });
    fc.assert(fc.property(seen, (text) => expect(read(html`${text}`.toString())).toBe(text)));
  });

  it('shows control characters and marks of text direction as codes', () => {
    expect(html`${'a\u0000b\u001b[31m\u202etxt.exe\tc\n'}`.toString()).toBe('a\\u0000b\\u001b[31m\\u202etxt.exe\tc\n');
  });

  it('escapes each value once, at any depth of nesting', () => {
    const item = html`<li>${'a & b'}</li>`;
    expect(html`<ul>${[item, [item, undefined]]}</ul>`.toString()).toBe(
      '<ul><li>a &amp; b</li><li>a &amp; b</li></ul>',
    );
  });

  it('escapes an object that only looks like markup', () => {
    const forged = { text: '<script>', toString: () => '<script>' } as unknown as string;
    expect(html`${forged}`.toString()).toBe('&lt;script&gt;');
  });
});
