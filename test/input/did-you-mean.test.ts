import { describe, expect, it } from '@jest/globals';
import { didYouMean, steps } from '../../input/did-you-mean';

describe('did you mean', () => {
  it.each([
    ['chain', ['chained', 'platform'], 'chained'],
    ['CHAINED', ['chained', 'platform'], 'chained'],
    ['descriptoin', ['description', 'caller'], 'description'],
    ['ab', ['cd', 'ad'], 'ad'],
  ])('asks of %j, among %j, for %j', (given, known, meant) => {
    expect(didYouMean(given, known)).toBe(`did you mean "${meant}"?`);
  });

  it.each([
    ['', ['a']],
    ['organization', ['region', 'division']],
    ['x', []],
  ])('asks nothing of %j among %j', (given, known) => {
    expect(didYouMean(given, known)).toBeUndefined();
  });

  it('allows more typos in a longer word', () => {
    expect(didYouMean('servicenw_incidnt', ['servicenow_incident'])).toBe('did you mean "servicenow_incident"?');
    expect(didYouMean('abc', ['xyz'])).toBeUndefined();
  });
});

describe('next steps', () => {
  it('are joined, those that are there', () => {
    expect(steps('look', undefined, 'leap')).toBe('look; leap');
    expect(steps(undefined)).toBeUndefined();
  });
});
