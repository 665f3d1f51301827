import { describe, expect, it } from '@jest/globals';
import { goldenDifferences } from '../../commands/goldens/goldens';
import { everyOrg, goldens } from './every-org';

describe('the golden files', () => {
  it('are what the orgs ship, no more and no less; "npm run goldens" writes them', () => {
    expect(goldenDifferences(everyOrg, goldens)).toEqual([]);
  });
});
