import type { Scope } from './compiled';
import { unreadableNumber } from './flow-failure';

/**
 * Reads a number from a text. A blank text is NOT_SET. For any other text a setting decides: the help of the Architect
 * core of 2018 calls it an error, other sources say NOT_SET.
 */
export function readNumber(
  text: string,
  read: (text: string) => number | undefined,
  { settings }: Scope,
): number | undefined {
  const number = read(text);
  if (number === undefined && settings.unreadableNumbers === 'fail' && text.trim() !== '') throw unreadableNumber(text);
  return number;
}
