import { blank, substitutionMark, tooLong, unwritable } from '../errors';
import type { Place } from './place';

/** Checks a text that is written to the file; it may be empty. */
export function checkText(place: Place, what: string, text: string): void {
  if (text.includes('{{')) place.report(substitutionMark(what, text));
  if (/\0|\p{Surrogate}/u.test(text)) place.report(unwritable(what, text));
}

/** Checks a text that people read or hear, or that identifies something. */
export function checkLabel(place: Place, what: string, text: string, limit = Number.POSITIVE_INFINITY): void {
  checkText(place, what, text);
  if (text.trim() === '') place.report(blank(what));
  if (text.length > limit) place.report(tooLong(what, text.length, limit));
}
