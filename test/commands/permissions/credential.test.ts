import { expect, it } from '@jest/globals';
import { putCredential } from '../../../commands/credential/put-credential';
import { neededFor } from '../../../commands/permissions/needed';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { writeRules } from '../../../sandbox/write-rules';
import { emptyRecord } from '../../support/empty-record';
import { exampleOrg } from '../../support/example-org';
import { servedPlatform } from '../../support/served-platform';

const text = JSON.stringify({ clientId: 'x', clientSecret: 'y' });
const listed = neededFor('credential', []).map(({ permission }) => permission);
const known = { id: 'known', name: 'ServiceNow OAuth', type: 'userDefined', fields: {} };

/** How `credential put` ends for an org without the credential, and for one that has it. */
function endsWith(permissions: readonly string[]): Promise<readonly string[]> {
  const ends = [[], [known]].map(async (credentials) => {
    const org = new WrittenOrg({ ...emptyRecord, credentials }, writeRules());
    const { environment } = await servedPlatform({ permissions, org });
    const ended = putCredential(exampleOrg('prod'), text, { verify: false, environment, wait: async () => {} });
    return ended.then(
      ({ done }) => done,
      (error: Error) => error.message,
    );
  });
  return Promise.all(ends);
}

it('credential put needs the listed permissions and no others, and names the one that is missing', async () => {
  expect(await endsWith(listed)).toEqual(['created', 'replaced']);
  for (const missing of listed) {
    const ends = await endsWith(listed.filter((permission) => permission !== missing));
    const refused = ends.filter((end) => end !== 'created' && end !== 'replaced');
    expect([missing, refused]).not.toEqual([missing, []]);
    for (const end of refused) expect(end).toContain(`lacks the permission ${missing}`);
  }
});
