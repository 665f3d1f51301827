import { diffArrays } from 'diff';

/** Neighbouring lines of a text that another text replaces, and what it has in their place. */
export interface Passage {
  /** Line of the text before, from 1, where the passage is or would be. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The passages in which two texts differ, from top to bottom. */
export function passagesOf(before: string, after: string): readonly Passage[] {
  const passages: Passage[] = [];
  let line = 1;
  for (const { value, removed, added } of diffArrays(before.split('\n'), after.split('\n'))) {
    const last = passages.at(-1);
    // The library names what is removed before what is added in its place.
    if (added && last !== undefined && last.line + last.removed.length === line) {
      passages[passages.length - 1] = { ...last, added: value };
    } else if (added || removed) passages.push({ line, removed: removed ? value : [], added: added ? value : [] });
    if (!added) line += value.length;
  }
  return passages;
}
