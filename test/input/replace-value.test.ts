import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withValue } from '../../input/replace-value';
import { parseYaml } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';

const dataIn = (text: string) =>
  dataOf(parseYaml(text.replace(/^\ufeff/, ''), 'a.yaml', { expected: '', aliases: 'refused' }).root);

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((name) => !['null', 'true', 'false'].includes(name));
const comment = fc.stringMatching(/^[ -~äß]{0,20}$/).map((text) => `# release: ${text}`);
const written = fc.constantFrom(
  (name: string) => name,
  (name: string) => `"${name}"`,
  (name: string) => `'${name}'`,
  (name: string) => `  ${name}  `,
  (name: string) => `\n  ${name}`,
  (name: string) => `>-\n  ${name}`,
  (name: string) => `|- # ${name}\n  ${name}`,
);
const before = fc.array(
  fc.oneof(
    comment,
    fc.constantFrom('', 'name: release', 'map: { release: other, b: [1, 2] }', 'deep:\n  release: old', '"a b": x'),
  ),
  { maxLength: 6 },
);

/** A text in block style, in pieces around the word: all but the word must stay. */
const block = fc
  .record({
    before,
    after: before,
    word,
    written,
    key: fc.constantFrom('release:', '"release":', "'release':", 'release :'),
    tail: fc.constantFrom('', ' # said so', ' #'),
  })
  .map(({ before: above, after, word: name, written: write, key, tail }) => {
    const unlike = (lines: readonly string[], taken: readonly string[]) =>
      lines.filter(
        (line, index) =>
          line === '' || line.startsWith('#') || (lines.indexOf(line) === index && !taken.includes(line)),
      );
    const top = unlike(above, []);
    const value = write('\0');
    const isBlock = value.includes('|') || value.includes('>');
    const text = [...top, `${key} ${value}${isBlock ? '' : tail}`, ...unlike(after, top), ''].join('\n');
    return { text, name };
  });

const flow = fc
  .record({
    word,
    written: fc.constantFrom(
      (name: string) => name,
      (name: string) => `"${name}"`,
      (name: string) => `'${name}'`,
    ),
    after: fc.constantFrom('', ', b: "release"', ' , c: { release: x } # no'),
  })
  .map(({ word: name, written: write, after }) => ({
    text: `# all in one\n{ a: [release], release: ${write('\0')}${after}\n}\n`,
    name,
  }));

describe('the value of a key', () => {
  it('is replaced, and put back, and every other byte is kept', () => {
    const ends = fc.record({ lineEnd: fc.constantFrom('\n', '\r\n'), mark: fc.constantFrom('', '\ufeff'), next: word });
    fc.assert(
      fc.property(fc.oneof(block, flow), ends, ({ text, name }, { lineEnd, mark, next }) => {
        const around = mark + text.replaceAll('\n', lineEnd);
        // The word stands in a comment of one style too.
        const pieces = around.split('\0');
        const given = pieces.join(name);
        const expected = pieces.slice(0, -1).join(name) + next + pieces.at(-1);
        const changed = withValue(given, 'release', next);
        expect(changed).toBe(expected);
        expect(withValue(changed, 'release', name)).toBe(given);
        expect(dataIn(changed)).toEqual({ ...(dataIn(given) as object), release: next });
      }),
      { numRuns: 500 },
    );
  });

  it('is written anew where escapes hide the word', () => {
    expect(withValue('release: "f\\x69rst" # x\n', 'release', 'next')).toBe('release: "next" # x\n');
  });
});
