import { describe, expect, it } from '@jest/globals';
import { style } from '../../../commands/report/style';

type Palette = Readonly<Record<string, string>>;

const [, light = '', dark = ''] =
  /^:root \{(.*?)^\}\n@media screen and \(prefers-color-scheme: dark\) \{(.*?)^\}/ms.exec(style.trimStart()) ?? [];

function paletteOf(text: string): Palette {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', color = '']) => [name, color]),
  );
}

/** Contrast of two colours as WCAG 2 defines it, from 1 to 21. */
function contrast(one = '', other = ''): number {
  const [a = 0, b = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it('the contrast of black and white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

describe.each([
  ['light', paletteOf(light)],
  ['dark', paletteOf(dark)],
])('the %s colours of a report', (_, palette) => {
  it.each(['text', 'quiet', 'way', 'good', 'bad'])(
    'let --%s be read on the page and on panels: 4.5 at least',
    (name) => {
      expect(contrast(palette[name], palette['page'])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette[name], palette['panel'])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['off', 'way', 'look-0', 'look-1', 'look-2', 'look-3'])(
    'give lines of --%s a contrast of at least 3',
    (name) => {
      expect(contrast(palette[name], palette['page'])).toBeGreaterThanOrEqual(3);
      if (name.startsWith('look')) expect(contrast(palette[name], palette['phase'])).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('on paper', () => {
  const print = style.slice(style.indexOf('@media print'));

  it('the pieces of a drawing replace the whole, and no piece is cut', () => {
    expect(style).toMatch(/^\.pieces \{ display: none; \}$/m);
    expect(print).toMatch(/\.whole \{ display: none; \}/);
    expect(print).toMatch(/\.pieces \{ display: block; \}/);
    expect(print).toMatch(/\.pieces svg \{[^}]*break-inside: avoid;/);
  });

  it('closed details are shown', () => {
    expect(print).toContain('details::details-content { content-visibility: visible;');
  });
});
