import { describe, it } from '@jest/globals';
import { shippedFiles } from '../../commands/check/shipped-files';
import { expectReferencesOnly } from '../support/references-only';
import { everyOrg } from './every-org';

describe.each(everyOrg.map((org) => ({ name: org.name, org })))('$name', ({ org }) => {
  it('names secrets, and sends tokens, by reference only', () => {
    expectReferencesOnly(org, shippedFiles([org]));
  });
});
