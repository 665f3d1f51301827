import type { Passage } from './passages';

const widest = 110;
const shownBefore = 30;

/**
 * Passages as lines of a diff, each passage under the line where it is. A long line is cut around its first difference.
 *
 * @param most changed lines that are shown; a line at the end counts the others
 */
export function passageLines(passages: readonly Passage[], most = 20): readonly string[] {
  const lines: string[] = [];
  let changed = 0;
  for (const { line, removed, added } of passages) {
    const pairs = [
      ...removed.map((text, index) => ['-', text, added[index]] as const),
      ...added.map((text, index) => ['+', text, removed[index]] as const),
    ];
    if (changed < most) lines.push(`@@ line ${line}`);
    for (const [sign, text, other] of pairs) if (changed++ < most) lines.push(`${sign} ${cut(text, other)}`);
  }
  return changed > most ? [...lines, `... ${changed - most} more changed lines; --json has them`] : lines;
}

function cut(text: string, other = ''): string {
  if (text.length <= widest) return text;
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  const from = Math.max(0, Math.min(at - shownBefore, text.length - widest));
  const to = from + widest;
  return `${from > 0 ? '...' : ''}${text.slice(from, to)}${to < text.length ? '...' : ''}`;
}
