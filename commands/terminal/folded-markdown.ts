import { plainLine } from '../../input/plain-line';
import { marksAround } from './markdown';

/** A text that is shown when its summary is clicked. */
export interface Folded {
  readonly summary: string;
  readonly text: string;
  /** Language of the text, such as `diff`. @default - none */
  readonly language?: string;
}

export interface FoldedMarkdownProps {
  readonly title: string;
  /** Where it is cut, its last line stays: it says what to do next. */
  readonly text: string;
  readonly folded: readonly Folded[];
  /** The most characters. GitHub takes 65,536 in a comment. @default 60,000 */
  readonly most?: number;
}

/**
 * A comment of GitHub: a title, a text, and longer texts that are folded. All texts are code, so that nothing in them is a
 * mark, a link or a mention. What does not fit is left out from the end, and named.
 */
export function foldedMarkdown({ title, folded, most = 60_000, ...props }: FoldedMarkdownProps): string {
  const text = harmless(props.text);
  const left = 'Some texts are left out or cut, since a comment has room for no more: run the command for all of them.';
  let whole = [`### ${plainLine(title)}`, '', fenced(cutInside(text, most / 2))].join('\n');
  let isWhole = cut(text, most / 2) === text;
  for (const one of folded.map((given) => ({ ...given, text: harmless(given.text) }))) {
    const room = most - whole.length - left.length - frame(one).length - 20;
    const shown = cut(one.text, room);
    isWhole &&= shown === one.text;
    if (shown !== '') whole += frame(one).replace('\n\n\n', () => `\n\n${fenced(shown, one.language)}\n\n`);
  }
  return isWhole ? whole : `${whole}\n\n${left}`;
}

/** Pipelines print comments too, and GitHub takes a line of a log that begins with `::` for a command. */
function harmless(text: string): string {
  return text
    .split('\n')
    .map((line) => plainLine(line).replace(/^(\s*):(?=:)/, '$1\\u{3a}'))
    .join('\n');
}

function frame({ summary }: Folded): string {
  return `\n\n<details><summary>${escaped(summary)}</summary>\n\n\n</details>`;
}

/** Whole lines, as many as have room. Fences grow with the backticks of a text, so these count twice. */
function cut(text: string, room: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const most = room - 2 * longest;
  if (text.length <= most) return text;
  return most <= 0 ? '' : text.slice(0, Math.max(0, text.lastIndexOf('\n', most)));
}

function cutInside(text: string, room: number): string {
  if (cut(text, room) === text) return text;
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return `${cut(text, room - last.length - 1)}\n${last}`;
}

function fenced(text: string, language = 'text'): string {
  const fence = marksAround(text, 3);
  return [`${fence}${language}`, text, fence].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
