import os from 'node:os';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { declaredRecord } from '../../../../sandbox/declared-record';
import type { FlowRecord } from '../../../../sandbox/genesys/org/org-record';
import { RunningOrg } from '../../../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import { RunningFlows } from '../../../../sandbox/running-flows';
import { Sandbox } from '../../../../sandbox/sandbox';
import type { LoopbackServer } from '../../../../sandbox/serve/loopback';
import { servedClient } from '../../../../sandbox/serve/platform-api/clients';
import type { Refused } from '../../../../sandbox/serve/platform-api/platform-api';
import { serveApi } from '../../../../sandbox/serve/platform-api/serve-api';
import { writeRules } from '../../../../sandbox/write-rules';
import { exampleOrg } from '../../../support/example-org';
import { shipped } from '../../../support/shipped';
import { spawnIn } from '../../../support/spawn-in';
import { temporaryFolder } from '../../../support/temporary-folder';
import { workflowText } from '../../../support/workflow-text';

type Sdk = typeof import('purecloud-platform-client-v2');

let sdk: Sdk;
let server: LoopbackServer;
const refused: Refused[] = [];

beforeAll(async () => {
  const published = shipped(exampleOrg('dev', { auth: 'platform' }));
  const record = declaredRecord(published, { organization: 'Acme' });
  const [first, ...others] = record.flows as [FlowRecord, ...FlowRecord[]];
  const draft = { text: first.text, user: { id: 'ada', name: 'Ada' }, savedAt: '2026-01-05T09:00:00.000Z' };
  const org = new WrittenOrg({ ...record, flows: [{ ...first, draft }, ...others] }, writeRules());
  const serviceNow = { latencyMs: 0, tokenLatencyMs: 0 };
  const host = new Sandbox(published, { serviceNow, org: new RunningOrg(org) });
  const workflows = { host, flows: new RunningFlows(org) };
  server = await serveApi({ host, org, workflows, onRefused: (one) => refused.push(one) });
  // The SDK reads a file in the home folder, which may name a real org.
  const home = jest.spyOn(os, 'homedir').mockReturnValue(temporaryFolder());
  sdk = require('purecloud-platform-client-v2') as Sdk;
  home.mockRestore();
  const { hostname: gateway, port } = new URL(server.url);
  sdk.ApiClient.instance.setGateway({ protocol: 'http', host: gateway, port: Number(port) });
  await sdk.ApiClient.instance.loginClientCredentialsGrant(servedClient.id, servedClient.secret);
});
afterAll(() => server.close());

const flow = workflowText();

describe('the official SDK', () => {
  it('reads the organization, and who calls', async () => {
    expect(await new sdk.OrganizationApi().getOrganizationsMe()).toMatchObject({ name: 'Acme' });
    const authorization = new sdk.AuthorizationApi();
    expect(await authorization.getAuthorizationProducts()).toMatchObject({ total: 1 });
    expect(await authorization.getAuthorizationSubjectsMe()).toMatchObject({ id: servedClient.id });
    expect((await authorization.getAuthorizationDivisions()).entities).toMatchObject([{ name: 'Home' }]);
  });

  it('makes, changes and deletes credentials and integrations', async () => {
    const api = new sdk.IntegrationsApi();
    const body = { name: 'Login', type: { name: 'userDefined' }, credentialFields: { key: 'x' } };
    const credential = (await api.postIntegrationsCredentials({ body })) as { readonly id: string };
    await api.putIntegrationsCredential(credential.id, { body: { ...body, name: 'Other' } });
    expect(await api.getIntegrationsCredential(credential.id)).toMatchObject({ name: 'Other' });
    const listing = await api.getIntegrationsCredentialsListing({ pageSize: '200' });
    expect(listing.entities?.map(({ id }) => id)).toContain(credential.id);

    expect(await api.getIntegrationsType('custom-rest-actions')).toMatchObject({ id: 'custom-rest-actions' });
    const integrationType = { id: 'custom-rest-actions' };
    const { id = '' } = await api.postIntegrations({ body: { name: 'New', integrationType } });
    expect(await api.getIntegration(id)).toMatchObject({ name: 'New' });
    const config = {
      name: 'Further',
      notes: '',
      version: 1,
      properties: {},
      advanced: {},
      credentials: { basicAuth: credential },
    };
    await api.putIntegrationConfigCurrent(id, { body: config });
    expect(await api.getIntegrationConfigCurrent(id)).toMatchObject({ name: 'Further', version: 2 });
    await expect(api.putIntegrationConfigCurrent(id, { body: config })).rejects.toMatchObject({ status: 409 });
    await api.patchIntegration(id, { body: { intendedState: 'ENABLED' } });
    expect(await api.getIntegration(id)).toMatchObject({ name: 'Further', intendedState: 'ENABLED' });
    expect((await api.getIntegrations({ pageSize: 100 })).entities).toContainEqual(expect.objectContaining({ id }));
    await api.deleteIntegration(id);
    await expect(api.getIntegration(id)).rejects.toMatchObject({ status: 404 });
    await api.deleteIntegrationsCredential(credential.id);
  });

  it('makes, changes, executes, tests and deletes data actions', async () => {
    const api = new sdk.IntegrationsApi();
    const [shippedAction] = (await api.getIntegrationsActions({ name: 'Create incident' })).entities ?? [];
    const inputs = { shortDescription: 'VPN is down', correlationId: 'c-1' };
    expect(await api.postIntegrationsActionExecute(shippedAction?.id ?? '', inputs)).toMatchObject({
      number: 'INC0010001',
    });
    expect(await api.postIntegrationsActionTest(shippedAction?.id ?? '', inputs, { flatten: true })).toMatchObject({
      success: true,
    });

    const whole = await api.getIntegrationsAction(shippedAction?.id ?? '', { expand: 'contract', includeConfig: true });
    const flat = await api.getIntegrationsAction(shippedAction?.id ?? '', { expand: 'contract', flatten: true });
    expect(flat.contract?.output?.successSchemaFlattened?.schema).toEqual(whole.contract?.output?.successSchema);
    const { category = '', integrationId = '', contract, config } = whole;
    const body = { name: 'Further', category, integrationId, contract, config } as Parameters<
      typeof api.postIntegrationsActions
    >[0];
    const { id = '', version = 0 } = await api.postIntegrationsActions(body);
    await api.patchIntegrationsAction(id, { name: 'Renamed', category, version });
    expect(await api.getIntegrationsAction(id)).toMatchObject({ name: 'Renamed', version: 2 });
    expect(await api.getIntegrationsActionTemplate(id, 'successtemplate.vm')).toBeDefined();
    await api.deleteIntegrationsAction(id);
    await expect(api.getIntegrationsAction(id)).rejects.toMatchObject({ status: 404 });
  });

  it('publishes, reads and deletes flows', async () => {
    const api = new sdk.ArchitectApi();
    const { id = '', presignedUrl = '', headers = {} } = await api.postFlowsJobs();
    expect((await fetch(presignedUrl, { method: 'PUT', headers, body: flow })).status).toBe(200);
    const job = await api.getFlowsJob(id, { expand: ['messages'] });
    expect(job).toMatchObject({ status: 'Success', messages: [] });
    const flowId = job.flow?.id ?? '';
    expect(await api.getFlow(flowId)).toMatchObject({ name: 'Own', type: 'WORKFLOW' });
    expect((await api.getFlowVersions(flowId)).total).toBe(1);
    expect(await api.getFlowVersion(flowId, '1.0')).toMatchObject({ type: 'PUBLISH' });
    expect((await api.getFlows({ name: 'Own', type: ['workflow', 'inboundcall'] })).entities).toMatchObject([
      { id: flowId },
    ]);
    const execution = await api.postFlowsExecutions({ flowId, name: 'Try' });
    expect(execution).toMatchObject({ name: 'Try', flowVersion: { id: '1.0' } });
    expect(await api.getFlowsExecution(execution.id ?? '')).toMatchObject({ status: 'COMPLETED', outputData: {} });
    await api.postFlowsActionsUnlock(flowId);
    await api.deleteFlow(flowId);
    await expect(api.getFlow(flowId)).rejects.toMatchObject({ status: 404 });
  });

  it('makes, changes and deletes call routes', async () => {
    const api = new sdk.ArchitectApi();
    const [flow] = (await api.getFlows({ type: ['inboundcall'] })).entities ?? [];
    const openHoursFlow = { id: flow?.id ?? '' };
    const body = { name: 'Service Desk', dnis: ['+442079460100'], openHoursFlow };
    const { id = '' } = await api.postArchitectIvrs(body);
    const made = { name: 'Service Desk', dnis: body.dnis, openHoursFlow, state: 'active' };
    expect(await api.getArchitectIvr(id)).toMatchObject(made);
    await expect(api.postArchitectIvrs({ ...body, name: 'Other' })).rejects.toMatchObject({ status: 409 });
    await api.putArchitectIvr(id, { name: 'Service Desk', dnis: [] });
    expect(await api.getArchitectIvr(id)).not.toHaveProperty('openHoursFlow');
    expect((await api.getArchitectIvrs({ name: 'Service Desk' })).entities).toMatchObject([{ id, dnis: [] }]);
    await api.deleteArchitectIvr(id);
    await expect(api.getArchitectIvr(id)).rejects.toMatchObject({ status: 404 });
  });

  it('finds the flows that call a data action', async () => {
    const [action] =
      (await new sdk.IntegrationsApi().getIntegrationsActions({ name: 'Create incident' })).entities ?? [];
    const api = new sdk.ArchitectApi();
    const found = await api.getArchitectDependencytrackingConsumingresources(action?.id ?? '', 'DATAACTION', {
      pageSize: 2,
    });
    expect(found.total).toBeGreaterThan(2);
    expect(found.entities?.map(({ type }) => type)).toEqual(['INBOUNDCALLFLOW', expect.stringMatching(/^[A-Z]+FLOW$/)]);
    const unknown = api.getArchitectDependencytrackingConsumingresources('x', 'DATAACTION');
    expect((await unknown).entities).toEqual([]);
  });

  it('checks in and publishes what somebody has saved', async () => {
    const api = new sdk.ArchitectApi();
    const [saved] = ((await api.getFlows()).entities ?? []).filter(({ savedVersion }) => savedVersion?.type === 'SAVE');
    const { id = '' } = saved ?? {};
    expect(await api.postFlowsActionsCheckin(id)).toMatchObject({ actionName: 'CHECKIN', actionStatus: 'SUCCESS' });
    expect(await api.postFlowsActionsPublish(id)).toMatchObject({ actionName: 'PUBLISH', complete: true });
    expect(await api.getFlow(id)).toMatchObject({ publishedVersion: { id: '2.0' } });
  });

  it('reads queues', async () => {
    const api = new sdk.RoutingApi();
    const [queue] = (await api.getRoutingQueues({ hasPeer: false })).entities ?? [];
    expect(await api.getRoutingQueue(queue?.id ?? '')).toMatchObject({ name: queue?.name });
  });

  it('lists the data actions as its example does', async () => {
    const home = temporaryFolder();
    const environment = { HOME: home, USERPROFILE: home };
    const { port } = new URL(server.url);
    const { stdout, stderr } = await spawnIn(home, ['docs/examples/list-actions.mjs', port], { environment });
    expect({ stdout, stderr }).toEqual({
      stdout: expect.stringContaining('ServiceNow (platform sign-in) / Create incident\n'),
      stderr: '',
    });
  });

  it('asked for nothing that is not served', () => {
    expect(refused.filter(({ status }) => status === 501)).toEqual([]);
  });
});
