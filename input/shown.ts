const longest = 60;

/** A value as messages quote it: JSON on one line, cut after 60 characters. */
export function shown(value: unknown): string {
  return cut(typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)));
}

/** A text without quotes, cut after 60 characters. */
export function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
