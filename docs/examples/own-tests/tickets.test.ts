import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explore, play, publish } from 'genesys-servicenow-cdktf/sandbox';
import project from './project';

const flow = 'ServiceNow Incident';

for (const org of project.loadOrgs()) {
  const published = publish(org);

  test(`${org.name}: a request that ServiceNow carries out late leaves one incident`, () => {
    const { outcome, records, ignored } = play(published, { flow, scenario: 'committed-late' });
    assert.equal(records.length, 1);
    assert.match(outcome, /^(created|found)$/);
    assert.deepEqual(ignored, []);
  });

  test(`${org.name}: no single fault breaks the flow or the truth of its outcome`, () => {
    assert.deepEqual(explore(published, { flow }).broken, []);
  });
}
