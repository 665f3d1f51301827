/** Finished HTML. Only `html` makes it, so that all other text is escaped. */
export class Markup {
  private readonly text: string;

  constructor(strings: TemplateStringsArray, parts: readonly Part[]) {
    this.text = strings.reduce((all, between, index) => `${all}${rendered(parts[index - 1])}${between}`);
  }

  toString(): string {
    return this.text;
  }
}

/** A value in a template. Lists are joined; undefined gives an empty text. */
export type Part = Markup | string | number | undefined | readonly Part[];

/**
 * A template of HTML or SVG. Values are escaped, in elements and in quoted attributes alike, unless they come from such
 * a template themselves.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings, parts);
}

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.toString();
  return isList(part) ? part.map(rendered).join('') : escaped(String(part));
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters except tab and line feed, and marks that change the direction of text. */
const unseen = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

function escaped(text: string): string {
  return text
    .replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
