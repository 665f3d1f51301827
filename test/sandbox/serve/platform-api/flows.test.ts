import { describe, expect, it } from '@jest/globals';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import { servedClient } from '../../../../sandbox/serve/platform-api/clients';
import type { PlatformApiOptions } from '../../../../sandbox/serve/platform-api/platform-api';
import { writeRules } from '../../../../sandbox/write-rules';
import { apiCaller } from '../../../support/api-caller';
import { emptyRecord } from '../../../support/empty-record';
import { workflowText } from '../../../support/workflow-text';

const callsMissing = `          - callData:
              name: Call
              timeout: { lit: { seconds: 5 } }
              category: { ServiceNow: { dataAction: { Missing: {} } } }
`;

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
    const job = await publish(workflowText());
    expect(job).toMatchObject({ status: 'Success', flow: { id: expect.any(String) }, messages: [] });
    const published = (await call('GET', `/flows/${job.flow.id}?deleted=false`)).body;
    const client = { id: 'sandbox-client', name: 'Sandbox client' };
    expect(published).toMatchObject({
      name: 'Own',
      type: 'WORKFLOW',
      publishedVersion: { id: '1.0', createdByClient: client, datePublished: '1970-01-01T00:00:01.000Z' },
    });
  });

  it('count their versions up, and another name is another flow', async () => {
    const { call, publish } = caller();
    const { id } = (await publish(workflowText())).flow;
    expect((await publish(workflowText())).flow.id).toBe(id);
    expect((await publish(workflowText('Renamed'))).flow.id).not.toBe(id);
    const versions = (await call('GET', `/flows/${id}/versions`)).body.entities;
    expect(versions.map(({ commitVersion }: { commitVersion: string }) => commitVersion)).toEqual(['1', '2']);
    expect((await call('GET', '/flows?includeSchemas=true&pageSize=500')).body.total).toBe(2);
    const query = '/flows?name=Renamed&type=workflow&pageNumber=1';
    expect((await call('GET', query)).body.entities).toMatchObject([{ name: 'Renamed' }]);
  });

  it('are deleted', async () => {
    const { call, publish } = caller();
    const { id } = (await publish(workflowText())).flow;
    expect((await call('DELETE', `/flows/${id}`)).status).toBe(204);
    expect((await call('GET', `/flows/${id}`)).status).toBe(404);
    expect((await call('DELETE', `/flows/${id}`)).status).toBe(404);
  });

  it.each([
    ['names what the org lacks', workflowText('Own', callsMissing), /Missing/],
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
    await send(presignedUrl, { method: 'PUT', body: workflowText() });
    now = 29_999;
    expect(await status()).toBe('Started');
    now = 30_000;
    expect(await status()).toBe('Success');
    expect((await send(presignedUrl, { method: 'PUT', body: workflowText() })).status).toBe(409);
  });

  it('are not published while somebody has them open, until they are unlocked', async () => {
    const { org, publish } = caller();
    const { id } = (await publish(workflowText())).flow;
    const flows = org.record.flows.map((one) => ({ ...one, lockedBy: { id: 'ada', name: 'Ada' } }));
    const locked = caller({ org: new WrittenOrg({ ...emptyRecord, flows }, writeRules()) });
    expect(await locked.publish(workflowText())).toMatchObject({
      status: 'Failure',
      messages: [{ text: 'the flow "Own" is locked by Ada' }],
    });
    expect((await locked.call('GET', `/flows/${id}`)).body.lockedUser).toEqual({ id: 'ada', name: 'Ada' });
    expect((await locked.call('POST', `/flows/actions/unlock?flow=${id}`)).body).not.toHaveProperty('lockedUser');
    expect(await locked.publish(workflowText())).toMatchObject({ status: 'Success' });
  });

  const user = { id: 'ada', name: 'Ada' };
  const savedAt = '1970-01-01T00:00:02.000Z';

  /** An org in which Ada has saved another version of a flow than the published one. */
  async function drafted({ text = workflowText(), ...options }: { text?: string } & Partial<PlatformApiOptions> = {}) {
    const { org, publish } = caller();
    const { id } = (await publish(workflowText())).flow;
    const draft = { text, user, savedAt };
    const flows = org.record.flows.map((one) => ({ ...one, draft, lockedBy: user }));
    const written = new WrittenOrg({ ...emptyRecord, flows }, writeRules());
    const api = caller({ org: written, now: () => 3_000, ...options });
    const act = (action: string) => api.call('POST', `/flows/actions/${action}?flow=${id}`);
    return { ...api, id, act, read: async () => (await api.call('GET', `/flows/${id}`)).body };
  }

  it('show what somebody has saved and checked in after the published version', async () => {
    const { call, id, act, read } = await drafted();
    const saved = { id: '1.1', name: '1.1', type: 'SAVE', createdBy: user, dateSaved: 2_000 };
    expect(await read()).toMatchObject({
      publishedVersion: { id: '1.0' },
      checkedInVersion: { id: '1.0' },
      savedVersion: saved,
    });
    const operation = {
      complete: true,
      actionName: 'CHECKIN',
      actionStatus: 'SUCCESS',
      client: { id: 'sandbox-client' },
    };
    expect((await act('checkin')).body).toMatchObject(operation);
    const checkedIn = { ...saved, type: 'CHECKIN', dateCheckedIn: 3_000 };
    const after = await read();
    expect(after).toMatchObject({
      publishedVersion: { id: '1.0' },
      checkedInVersion: checkedIn,
      savedVersion: checkedIn,
    });
    expect(after).not.toHaveProperty('lockedUser');
    const { entities } = (await call('GET', `/flows/${id}/versions`)).body;
    expect(entities).toMatchObject([{ id: '1.0', type: 'PUBLISH' }, checkedIn]);
    expect((await call('GET', `/flows/${id}/versions/1.1`)).body).toEqual(entities[1]);
    expect((await call('GET', `/flows/${id}/versions/2.0`)).status).toBe(404);
  });

  it('are published from their checked-in version', async () => {
    const { call, id, act, read } = await drafted();
    expect((await act('publish')).status).toBe(501);
    await act('checkin');

    expect((await call('POST', `/flows/actions/publish?flow=${id}&version=1.0`)).status).toBe(501);
    const done = { complete: true, actionName: 'PUBLISH', actionStatus: 'SUCCESS' };
    expect((await act('publish')).body).toMatchObject(done);
    const version = { id: '2.0', createdByClient: { id: 'sandbox-client' }, datePublished: '1970-01-01T00:00:03.000Z' };
    expect(await read()).toMatchObject({ publishedVersion: version, checkedInVersion: version, savedVersion: version });
    expect((await act('publish')).body.message).toMatch(/"Own" has no such version 2\.0$/);
    expect((await act('checkin')).body.message).toBe('the flow "Own" has nothing to check in');
  });

  it('stay as they are when the checked-in version names what the org lacks, or somebody has them open', async () => {
    const { org, act, read } = await drafted({ text: workflowText('Own', callsMissing) });
    await act('checkin');
    expect((await act('publish')).body).toMatchObject({
      actionStatus: 'FAILURE',
      errorMessage: expect.stringMatching(/Missing/),
    });
    expect(await read()).toMatchObject({ publishedVersion: { id: '1.0' }, checkedInVersion: { id: '1.1' } });
    const flows = org.record.flows.map((one) => ({
      ...one,
      draft: { text: workflowText(), user, savedAt, checkedInAt: savedAt },
      lockedBy: user,
    }));
    const locked = caller({ org: new WrittenOrg({ ...emptyRecord, flows }, writeRules()) });
    const refused = await locked.call('POST', `/flows/actions/publish?flow=${flows[0]?.id}`);
    expect([refused.status, refused.body.message]).toEqual([409, 'the flow "Own" is locked by Ada']);
  });

  it('are checked in for somebody else by a client that may unlock them only', async () => {
    const { act } = await drafted({ clients: [{ ...servedClient, permissions: ['architect:flow:edit'] }] });
    const { status, body } = await act('checkin');
    expect([status, body.message]).toEqual([409, 'the flow "Own" is locked by Ada']);
  });

  it('show the person who published them in Architect', async () => {
    const { org, publish } = caller();
    const { id } = (await publish(workflowText())).flow;
    const flows = org.record.flows.map((one) => ({ ...one, publications: [{ version: 1, user, at: savedAt }] }));
    const { call } = caller({ org: new WrittenOrg({ ...emptyRecord, flows }, writeRules()) });
    const { publishedVersion } = (await call('GET', `/flows/${id}`)).body;
    expect(publishedVersion).toMatchObject({ createdBy: user, datePublished: savedAt });
    expect(publishedVersion).not.toHaveProperty('createdByClient');
  });

  it('lose what was saved when another text is published', async () => {
    const { act, publish, read } = await drafted();
    await act('unlock');
    await publish(workflowText());
    expect(await read()).toMatchObject({ publishedVersion: { id: '2.0' }, savedVersion: { id: '2.0' } });
  });

  it('have jobs that somebody registered', async () => {
    const { call, send } = caller();
    expect((await call('GET', '/flows/jobs/none')).status).toBe(404);
    expect((await send('/flow-uploads/none', { method: 'PUT', body: 'x' })).status).toBe(404);
  });
});
