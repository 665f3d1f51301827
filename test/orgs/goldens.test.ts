import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { newContracts } from '../../commands/goldens/contracts';
import { goldenDifferences } from '../../commands/goldens/goldens';
import { everyOrg, goldens } from './every-org';

describe('the golden files', () => {
  it('are what the orgs ship, no more and no less; "npm run goldens" writes them', () => {
    expect(goldenDifferences(everyOrg, goldens)).toEqual([]);
  });

  it('have the contract of every data action recorded', () => {
    expect(newContracts(everyOrg, join(goldens, '..', 'contracts.json'))).toEqual([]);
  });
});
