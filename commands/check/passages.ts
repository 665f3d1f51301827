/** Neighbouring lines of a text that another text replaces, and what it has in their place. */
export interface Passage {
  /** Line of the text before, from 1, where the passage is or would be. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The passages in which two texts differ, from top to bottom. */
export function passagesOf(before: string, after: string): readonly Passage[] {
  return differing(before.split('\n'), after.split('\n'), 1);
}

/**
 * Splits at the longest run of lines that both have, and goes on with what is before and behind it.
 *
 * @param line of the first line of `before`
 */
function differing(before: readonly string[], after: readonly string[], line: number): readonly Passage[] {
  const head = commonLength(before, after);
  const tail = commonLength(before.slice(head).toReversed(), after.slice(head).toReversed());
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  const run = removed.length > 0 && added.length > 0 ? longestRun(removed, added) : undefined;
  if (run !== undefined) {
    const [from, to, length] = run;
    return [
      ...differing(removed.slice(0, from), added.slice(0, to), line + head),
      ...differing(removed.slice(from + length), added.slice(to + length), line + head + from + length),
    ];
  }
  return removed.length + added.length === 0 ? [] : [{ line: line + head, removed, added }];
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((text, index) => text !== other[index]);
  return end < 0 ? one.length : end;
}

/** Where the longest run of common lines begins in both texts, and its length; the first of several. */
function longestRun(
  before: readonly string[],
  after: readonly string[],
): readonly [from: number, to: number, length: number] | undefined {
  const places = new Map<string, number[]>();
  for (const [index, text] of after.entries()) {
    const known = places.get(text);
    if (known === undefined) places.set(text, [index]);
    else known.push(index);
  }
  let best: readonly [number, number, number] | undefined;
  let endingAbove = new Map<number, number>();
  for (const [index, text] of before.entries()) {
    const ending = new Map<number, number>();
    for (const place of places.get(text) ?? []) {
      const length = (endingAbove.get(place - 1) ?? 0) + 1;
      ending.set(place, length);
      if (length > (best?.[2] ?? 0)) best = [index - length + 1, place - length + 1, length];
    }
    endingAbove = ending;
  }
  return best;
}
