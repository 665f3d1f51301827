const longest = 60;

/** A value as messages quote it: JSON on one line, cut after 60 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
