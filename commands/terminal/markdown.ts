/** A text as code in a line: nothing in it is a mark, a link or a mention. */
export function asCode(text: string): string {
  const marks = marksAround(text, 1);
  const space = /^`|`$/.test(text) ? ' ' : '';
  return `${marks}${space}${text}${space}${marks}`;
}

/** Backticks, more of them than anywhere in the text. */
export function marksAround(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(least, longest + 1));
}
