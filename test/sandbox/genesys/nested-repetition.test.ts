import { describe, expect, it } from '@jest/globals';
import { nestedRepetition } from '../../../sandbox/genesys/nested-repetition';

describe('a regular expression', () => {
  it.each([
    ['(a+)+', ')+'],
    ['(a*)*b', ')*'],
    ['(?:a|ab){2}', '){'],
    ['((a+))+', ')+'],
    ['(x(a?)y)*', ')*'],
    ['([a-z]+[)])*', ')*'],
    ['^(\\w+\\s?)*$', ')*'],
  ])('%s repeats what can match one text in several ways', (source, part) => {
    expect(nestedRepetition(source)).toBe(part);
  });

  it.each(['a+b*', '(ab)+', '(a+)?', '(?:a|b)', '[(a+)+]', '[]+)]+', '\\(a+\\)+', '(\\+)+', '([*+])+', 'a{2,}(b)', ''])(
    '%s does not',
    (source) => {
      expect(nestedRepetition(source)).toBeUndefined();
    },
  );
});
