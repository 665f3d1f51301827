import { describe, expect, it } from '@jest/globals';
import { percentile } from '../../../sandbox/storm/percentile';

describe('a percentile', () => {
  it('is the smallest value that the share does not exceed', () => {
    const values = [15, 20, 35, 40, 50].reverse();
    expect([5, 30, 40, 50, 100].map((percent) => percentile(values, percent))).toEqual([15, 20, 20, 35, 50]);
  });

  it('of nothing is 0', () => {
    expect(percentile([], 95)).toBe(0);
  });
});
