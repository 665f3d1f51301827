import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { outsideState } from '../../../commands/terraform/outside-state';
import { StackResources } from '../../../commands/terraform/stack-resources';
import { nounOf } from '../../../release/nouns';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { temporaryFolder } from '../../support/temporary-folder';

it.each([
  ['credential', 'ServiceNow/Credential', 'change servicenow.name in the org file'],
  ['integration', 'ServiceNow/Integration', 'change servicenow.name in the org file'],
  ['integration_action', 'ServiceNow/TokenIntegration/RefreshToken', 'change servicenow.name in the org file'],
  ['integration_action', 'ServiceNow/Integration/create-incident', 'raise the version of its operation'],
  ['integration_action', 'ServiceNow/SignInIntegration/create-incident', 'raise the version of its operation'],
  ['integration_action', 'OnCall/Roster/Page', 'rename it'],
  ['flow', 'Flows/workflow-Open', 'rename the flow'],
  ['architect_ivr', 'Routes/+12025550143', 'remove its number from routes in the org file'],
])('a %s at %s that the state does not know gets advice that fits it', (kind, path, way) => {
  const type = `genesyscloud_${kind === 'credential' ? 'integration_credential' : kind}`;
  const folder = temporaryFolder();
  const block = { '//': { metadata: { path: `dev/${path}/Default` } } };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ resource: { [type]: { It: block } } }));
  writeFileSync(join(folder, 'it.yaml'), 'workflow:\n  name: It\n');
  const after = { name: 'It', category: 'Acme', filepath: 'it.yaml', config: [{ name: 'It' }] };
  const change = { actions: ['create'], before: null, after };
  const [mistake] = outsideState({
    plan: { resource_changes: [{ address: `${type}.It`, type, change }] },
    stack: StackResources.of(folder, {}),
    record: recordWith({ id: 'by-hand', name: 'It', category: 'Acme', type: 'workflow' }),
    folder,
    startAgain: 'start again',
  });
  const problem = `the state does not know the ${nounOf(type, 1)} of this name in the org (by-hand)`;
  expect(mistake).toEqual({ path, problem, next: `delete it in the org, import it, ${way}, or start again` });
});

/** Every list of the org holds the same object, which is enough of each kind. */
function recordWith(object: object): OrgRecord {
  const integrations = [{ ...object, config: object }];
  const lists = { credentials: [object], integrations, actions: [object], flows: [object], callRoutes: [object] };
  return lists as unknown as OrgRecord;
}
