import { isMap, isScalar, parseDocument } from 'yaml';

/**
 * The text of a YAML file with another word as the value of a key at its top. Every byte around the word stays as it was:
 * comments, quotes, flow style, line ends and a byte order mark.
 *
 * @param text without mistakes, with a word at that key
 * @param word letters, digits and hyphens, which YAML takes for a text
 */
export function withValue(text: string, key: string, word: string): string {
  const { contents } = parseDocument(text);
  const value = isMap(contents) ? contents.get(key, true) : undefined;
  if (!isScalar(value) || !value.range) throw new Error(`the file has no word at the key ${key}`);
  const [from, to] = value.range;
  const written = text.slice(from, to);
  const at = written.lastIndexOf(String(value.value));
  // A word that is written with escapes is written anew.
  if (at < 0) return `${text.slice(0, from)}"${word}"${text.slice(to)}`;
  return text.slice(0, from + at) + word + text.slice(from + at + String(value.value).length);
}
