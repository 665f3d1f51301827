import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { newContracts } from '../../commands/check/contracts';
import { compareGoldens } from '../../commands/check/goldens';
import { shippedFiles } from '../../commands/check/shipped-files';
import { everyOrg, goldens } from './every-org';

describe('the golden files', () => {
  it('are what the orgs ship, no more and no less; "npm run check -- --update" writes them', () => {
    expect(compareGoldens(shippedFiles(everyOrg), goldens).differences).toEqual([]);
  });

  it('have the contract of every data action recorded', () => {
    expect(newContracts(everyOrg, join(goldens, '..', 'contracts.json'))).toEqual([]);
  });
});
