import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passageLines } from '../../../commands/check/passage-lines';
import { type Passage, passagesOf } from '../../../commands/check/passages';

/** The text after the passages were replaced in the one before. */
function replaced(before: string, passages: readonly Passage[]): string {
  const lines = before.split('\n');
  for (const { line, removed, added } of passages.toReversed()) {
    expect(lines.splice(line - 1, removed.length, ...added)).toEqual(removed);
  }
  return lines.join('\n');
}

describe('the passages in which two texts differ', () => {
  it('make one text of the other, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '}'), { maxLength: 12 }).map((some) => some.join('\n'));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(replaced(before, passagesOf(before, after))).toBe(after);
      }),
    );
  });

  it('are the lines that changed, and no others', () => {
    const before = 'flow:\n  name: Desk\n  language: en-us\n  tasks:\n    - wait\n    - end\n';
    const after = 'flow:\n  name: Desk\n  language: de-de\n  tasks:\n    - say\n    - wait\n    - end\n';
    expect(passagesOf(before, after)).toEqual([
      { line: 3, removed: ['  language: en-us'], added: ['  language: de-de'] },
      { line: 5, removed: [], added: ['    - say'] },
    ]);
    expect(passagesOf(before, before)).toEqual([]);
  });
});

describe('the lines of a diff', () => {
  it('show each passage under its line, cut a long one around what differs, and count what is left out', () => {
    const long = `"${'a'.repeat(200)}x${'b'.repeat(200)}"`;
    const passages = passagesOf(`one\n${long}\nthree\n`, `one\n${long.replace('x', 'y')}\nthree\nfour\nfive\n`);
    expect(passageLines(passages, 3)).toEqual([
      '@@ line 2',
      `- ...${'a'.repeat(30)}x${'b'.repeat(79)}...`,
      `+ ...${'a'.repeat(30)}y${'b'.repeat(79)}...`,
      '@@ line 4',
      '+ four',
      '... 1 more changed lines; --json has them',
    ]);
  });
});
