import { closest, distance } from 'fastest-levenshtein';

/** The known word that a typo probably meant, as a part of a sentence, or nothing. */
export function nearest(given: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const word = closest(given, known as string[]);
  return distance(given.toLowerCase(), word.toLowerCase()) <= Math.max(2, Math.floor(given.length / 3))
    ? ` (did you mean ${word}?)`
    : '';
}
