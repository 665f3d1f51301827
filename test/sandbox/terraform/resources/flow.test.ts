import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import { servedClient } from '../../../../sandbox/serve/platform-api/clients';
import { flow } from '../../../../sandbox/terraform/resources/flow';
import { writeRules } from '../../../../sandbox/write-rules';
import { emptyRecord } from '../../../support/empty-record';
import { temporaryFolder } from '../../../support/temporary-folder';
import { workflowText } from '../../../support/workflow-text';

const text = workflowText();
const folder = temporaryFolder();
const filepath = 'flow.yaml';
writeFileSync(join(folder, filepath), text);

let org: WrittenOrg;
let id: string;
beforeEach(async () => {
  org = new WrittenOrg(emptyRecord, writeRules());
  id = await flow.create({ filepath }, { org, folder, client: servedClient });
});

/** The same org, while somebody has its flow open. */
function opened() {
  const flows = org.record.flows.map((one) => ({ ...one, lockedBy: { id: 'ada', name: 'Ada' } }));
  return new WrittenOrg({ ...org.record, flows }, writeRules());
}

it('is published by the client of the provider', () => {
  const client = { id: 'sandbox-client', name: 'Sandbox client' };
  expect(org.find('flows', id).publications).toEqual([{ version: 1, client, at: expect.stringMatching(/^20.*Z$/) }]);
});

it('is refused while somebody has it open, unless it is unlocked first', () => {
  const place = { org: opened(), folder, client: servedClient };
  expect(() => flow.update(id, { filepath, force_unlock: false }, place, {})).toThrow(
    'the flow "Own" is locked by Ada',
  );
  flow.update(id, { filepath, force_unlock: true }, place, {});
  const { version, lockedBy } = place.org.find('flows', id);
  expect([version, lockedBy]).toEqual([2, undefined]);
});

it('is unlocked by a client that may do so only', () => {
  const place = { org: opened(), folder, client: { ...servedClient, permissions: ['architect:job:create'] } };
  expect(() => flow.update(id, { filepath, force_unlock: true }, place, {})).toThrow(
    'the client Sandbox client lacks the permission architect:flow:unlock (POST /flows/actions/unlock)',
  );
});
