import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { javaPattern } from '../../../../sandbox/genesys/template/pattern';
import { matchesIn } from '../../../../sandbox/genesys/template/pattern-search';

describe('all matches of an expression', () => {
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        'a',
        'b',
        'ab',
        '[ab]',
        '[^a]',
        '.',
        '😀',
        '\\s',
        '^',
        '$',
        '(?:)',
        '(?i)A',
        '(?s).',
        '\\b',
        '(?m)^',
      ),
      tie('expression').map((e) => `(${e})`),
      fc.tuple(tie('expression'), tie('expression')).map(([l, r]) => l + r),
      fc.tuple(tie('expression'), tie('expression')).map(([l, r]) => `(?:${l}|${r})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{1,2}', '{0,2}?'))
        .map(([e, times]) => `(?:${e})${times}`),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '\n', ' ', '😀'), maxLength: 12 });

  // RE2JS with a search of its own for each match.
  function oneByOne(source: string, given: string): readonly (readonly number[])[] {
    const matcher = RE2JS.compile(source).matcher(given);
    const all: number[][] = [];
    while (matcher.find()) {
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, i) => [matcher.start(i), matcher.end(i)]);
      all.push(groups.flat());
    }
    return all;
  }

  it('are those of one search after another', () => {
    fc.assert(
      fc.property(expression, text, (source, given) => {
        expect([...matchesIn(RE2JS.compile(source), given)]).toEqual(oneByOne(source, given));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['a+b|a', '(a+b)|a', 'a.*b|a', '(?:a|b)*c|a'])('of %s are found in a long text before long', (source) => {
    const found = [...javaPattern(source).found('a'.repeat(100_000))];
    expect(found).toHaveLength(100_000);
  });
});

it.each([
  ['(a)(b)?', 'aab', '[$1$2]', '[a][ab]'],
  ['(a)', 'aa', '$12-$0', 'a2-aa2-a'],
  ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)', 'abcdefghijk', '$11$10$111$01', 'kjk1a'],
  ['a', 'ba', '\\$1\\\\', 'b$1\\'],
  ['', 'ab', '-', '-a-b-'],
  ['x', 'ab', '$7', 'ab'],
])('%s replaced in %s by %s gives %s', (source, text, by, expected) => {
  expect(javaPattern(source).replace(text, by, 'all')).toBe(expected);
});
