import { describe, expect, it } from '@jest/globals';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import type { PlatformApiOptions } from '../../../../sandbox/serve/platform-api/platform-api';
import { writeRules } from '../../../../sandbox/write-rules';
import { apiCaller } from '../../../support/api-caller';
import { emptyRecord } from '../../../support/empty-record';

const flow = (name = 'Own', category = '') => `workflow:
  name: ${name}
  startUpRef: /workflow/states/state[main]
  states:
    - state:
        name: Main
        refId: main
        actions:${category}
          - endWorkflow:
              name: End
              exitReason: { noValue: true }
`;

const callsMissing = `
          - callData:
              name: Call
              timeout: { lit: { seconds: 5 } }
              category: { ServiceNow: { dataAction: { Missing: {} } } }`;

function caller(options: Partial<PlatformApiOptions> = {}) {
  const api = apiCaller(options);
  const { call, send } = api;
  /** The requests with which the provider publishes a flow, in their order. @returns the job at the end */
  const publish = async (text: string) => {
    const { id, presignedUrl, headers } = (await call('POST', '/flows/jobs')).body;
    expect((await send(presignedUrl, { method: 'PUT', headers, body: text })).status).toBe(200);
    return (await call('GET', `/flows/jobs/${id}?expand=messages`)).body;
  };
  return { ...api, publish };
}

describe('flows over HTTP', () => {
  it('are published by a job, which says whose flow it is', async () => {
    const { call, publish } = caller({ now: () => 1_000 });
    const job = await publish(flow());
    expect(job).toMatchObject({ status: 'Success', flow: { id: expect.any(String) }, messages: [] });
    const published = (await call('GET', `/flows/${job.flow.id}?deleted=false`)).body;
    const client = { id: 'sandbox-client', name: 'Sandbox client' };
    expect(published).toMatchObject({
      name: 'Own',
      type: 'WORKFLOW',
      publishedVersion: { id: '1.0', createdByClient: client, datePublished: '1000' },
    });
  });

  it('count their versions up, and another name is another flow', async () => {
    const { call, publish } = caller();
    const { id } = (await publish(flow())).flow;
    expect((await publish(flow())).flow.id).toBe(id);
    expect((await publish(flow('Renamed'))).flow.id).not.toBe(id);
    const versions = (await call('GET', `/flows/${id}/versions`)).body.entities;
    expect(versions.map(({ commitVersion }: { commitVersion: string }) => commitVersion)).toEqual(['1', '2']);
    expect((await call('GET', '/flows?includeSchemas=true&pageSize=500')).body.total).toBe(2);
    const query = '/flows?name=Renamed&type=workflow&pageNumber=1';
    expect((await call('GET', query)).body.entities).toMatchObject([{ name: 'Renamed' }]);
  });

  it('are deleted', async () => {
    const { call, publish } = caller();
    const { id } = (await publish(flow())).flow;
    expect((await call('DELETE', `/flows/${id}`)).status).toBe(204);
    expect((await call('GET', `/flows/${id}`)).status).toBe(404);
    expect((await call('DELETE', `/flows/${id}`)).status).toBe(404);
  });

  it.each([
    ['names what the org lacks', flow('Own', callsMissing), /Missing/],
    ['is empty, as when an upload is sent again', '', /./],
  ])('fail in a job with messages when the text %s', async (_, text, expected) => {
    const { org, publish } = caller();
    const job = await publish(text);
    expect(job).toMatchObject({
      status: 'Failure',
      messages: [{ type: 'Error', text: expect.stringMatching(expected) }],
    });
    expect(job).not.toHaveProperty('flow');
    expect(org.record.flows).toEqual([]);
  });

  it('take as long as is set', async () => {
    let now = 0;
    const { call, send } = caller({ now: () => now, settings: { flowJobSeconds: 30 } });
    const { id, presignedUrl } = (await call('POST', '/flows/jobs')).body;
    const status = async () => (await call('GET', `/flows/jobs/${id}`)).body.status;
    expect(await status()).toBe('Registered');
    await send(presignedUrl, { method: 'PUT', body: flow() });
    now = 29_999;
    expect(await status()).toBe('Started');
    now = 30_000;
    expect(await status()).toBe('Success');
    expect((await send(presignedUrl, { method: 'PUT', body: flow() })).status).toBe(409);
  });

  it('are not published while somebody has them open, until they are unlocked', async () => {
    const { org, publish } = caller();
    const { id } = (await publish(flow())).flow;
    const flows = org.record.flows.map((one) => ({ ...one, lockedBy: { id: 'ada', name: 'Ada' } }));
    const locked = caller({ org: new WrittenOrg({ ...emptyRecord, flows }, writeRules()) });
    expect(await locked.publish(flow())).toMatchObject({
      status: 'Failure',
      messages: [{ text: 'the flow "Own" is locked by Ada' }],
    });
    expect((await locked.call('GET', `/flows/${id}`)).body.lockedUser).toEqual({ id: 'ada', name: 'Ada' });
    expect((await locked.call('POST', `/flows/actions/unlock?flow=${id}`)).body).not.toHaveProperty('lockedUser');
    expect(await locked.publish(flow())).toMatchObject({ status: 'Success' });
  });

  it('have jobs that somebody registered', async () => {
    const { call, send } = caller();
    expect((await call('GET', '/flows/jobs/none')).status).toBe(404);
    expect((await send('/flow-uploads/none', { method: 'PUT', body: 'x' })).status).toBe(404);
  });
});
