import { closest, distance } from 'fastest-levenshtein';
import { type Mistake, mistakeText } from './mistake';

/**
 * Mistakes in what the user wrote: in files, options, or arguments of a construct. Commands print them, one a line, and
 * never a stack trace. All mistakes that were found are there, so that one run shows them all.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(mistakeText).join('\n'));
  }
}

/** The known word that a typo probably meant, as a ready ending of a sentence, or nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(given.toLowerCase(), known as string[]);
  return distance(given.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, Math.floor(given.length / 3))
    ? `; did you mean "${nearest}"?`
    : '';
}

/** A value as it is quoted in a message: JSON, cut after 60 characters. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
