import { describe, expect, it } from '@jest/globals';
import { withArticle } from '../../input/with-article';

describe('an article', () => {
  it.each([
    ['botFlow', 'a botFlow'],
    ['inboundEmail', 'an inboundEmail'],
    ['emergency group', 'an emergency group'],
    ['user', 'a user'],
  ])('of %s', (noun, text) => {
    expect(withArticle(noun)).toBe(text);
  });
});
