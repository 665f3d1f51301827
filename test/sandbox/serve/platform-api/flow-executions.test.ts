import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../../../input/user-error';
import { type Process, VirtualClock } from '../../../../sandbox/clock';
import { RunningOrg } from '../../../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import { RunningFlows } from '../../../../sandbox/running-flows';
import { Sandbox } from '../../../../sandbox/sandbox';
import type { ApiSettings } from '../../../../sandbox/serve/platform-api/api-settings';
import { type FlowExecution, FlowExecutions } from '../../../../sandbox/serve/platform-api/flow-executions';
import { writeRules } from '../../../../sandbox/write-rules';
import { apiCaller } from '../../../support/api-caller';
import { emptyRecord } from '../../../support/empty-record';
import { exampleOrg } from '../../../support/example-org';
import { shipped } from '../../../support/shipped';

const published = shipped(exampleOrg('dev'));

const flow = (actions: string, end = '{}') => `workflow:
  name: Own
  startUpRef: /workflow/states/state[main]
  variables:
    - stringVariable: { name: Flow.text, initialValue: { noValue: true }, isInput: true, isOutput: true }
    - integerVariable: { name: Flow.number, initialValue: { noValue: true }, isOutput: true }
    - stringCollectionVariable: { name: Flow.list, initialValue: { noValue: true }, isInput: true, isOutput: true }
  states:
    - state:
        name: Main
        refId: main
        actions:
          ${actions}
          - endWorkflow: ${end}
`;
const wait = '- wait: { duration: { lit: { seconds: 10 } } }';
const fails = `- updateData: { statements: [{ string: { variable: Flow.text, value: { exp: "GetAt(Flow.list, 5)" } } }] }`;

/** The platform API of an org with one flow, which runs on the clock of a sandbox. */
function served(text: string, settings: Partial<ApiSettings> = {}) {
  const org = new WrittenOrg(emptyRecord, writeRules());
  const host = new Sandbox(published, { org: new RunningOrg(org) });
  const ended: FlowExecution[] = [];
  const flows = new RunningFlows(org);
  const executions = new FlowExecutions({ host, flows, settings, onEnded: (execution) => ended.push(execution) });
  const api = apiCaller({ org, executions });
  const flowId = org.flows.publish(text, 'own.yaml');
  const launch = (body: object = {}) => api.call('POST', '/flows/executions', { flowId, ...body });
  const read = async (id: string) => (await api.call('GET', `/flows/executions/${id}`)).body;
  return { ...api, org, clock: host.clock, ended, flowId, launch, read };
}

describe('an execution of a workflow', () => {
  it('runs on the clock of the sandbox, and shows its outputs when it is completed', async () => {
    const { clock, flowId, launch, read } = served(flow(wait, '{ exitReason: { lit: Done } }'));
    const launched = await launch({ name: 'Try', inputData: { 'flow.text': 'VPN', 'Flow.list': ['a'] } });
    const { id } = launched.body;
    const uri = `/api/v2/flows/executions/${id}`;
    const flowVersion = { id: '1.0', name: '1.0', selfUri: `/api/v2/flows/${flowId}/versions/1.0` };
    const head = { id: expect.any(String), name: 'Try', flowVersion, selfUri: uri };
    expect([launched.status, launched.body]).toEqual([200, head]);
    const running = { ...head, status: 'RUNNING', dateLaunched: '2026-01-05T09:00:00.000Z' };
    expect(await read(id)).toEqual(running);
    clock.runAll(clock.now() + 9_999);
    expect(await read(id)).toEqual(running);
    clock.runAll(clock.now() + 1);
    expect(await read(id)).toEqual({
      ...running,
      status: 'COMPLETED',
      dateCompleted: '2026-01-05T09:00:10.000Z',
      completionReason: 'Done',
      outputData: { 'Flow.text': 'VPN', 'Flow.number': null, 'Flow.list': ['a'] },
    });
  });

  it('goes on with the version that it was launched with', async () => {
    const { org, clock, launch, read } = served(flow(wait));
    const { id } = (await launch()).body;
    org.flows.publish(flow('', '{ exitReason: { lit: Second } }'), 'own.yaml');
    expect((await launch()).body.flowVersion.id).toBe('2.0');
    clock.runAll();
    expect(await read(id)).toMatchObject({ flowVersion: { id: '1.0' }, name: 'Own', completionReason: 'Success' });
  });

  it.each(['ERROR', 'FAILED'] as const)('whose flow fails has the status %s, when that is set', async (status) => {
    const { launch, read, ended } = served(flow(fails), { failedExecutionStatus: status });
    const execution = await read((await launch({ inputData: { 'Flow.list': ['a'] } })).body.id);
    expect(execution).toMatchObject({ status, flowErrorInfo: { message: expect.stringMatching(/^states\.Main/) } });
    expect(execution).not.toHaveProperty('outputData');
    expect(ended).toMatchObject([{ status, flow: { name: 'Own' } }]);
  });

  it('fails with what the sandbox cannot run, and the clock goes on', async () => {
    const { org, flowId } = served(flow(''));
    const clock = new VirtualClock();
    const course = function* (): Process<never> {
      yield 5;
      throw new UserError([{ path: 'Own', problem: 'cannot go on' }]);
    };
    const executions = new FlowExecutions({ host: { clock, course }, flows: new RunningFlows(org) });
    const { call } = apiCaller({ org, executions });
    const { id } = (await call('POST', '/flows/executions', { flowId })).body;
    clock.runAll();
    const { status, flowErrorInfo } = (await call('GET', `/flows/executions/${id}`)).body;
    expect([status, flowErrorInfo.message]).toEqual(['ERROR', 'Own: cannot go on']);
  });

  it.each([
    ['an input that the flow does not have', { inputData: { 'Flow.other': 1 } }, 400, /Flow\.other/],
    ['an input of another type', { inputData: { 'Flow.text': 1 } }, 400, /got 1; expected a value of type string/],
    ['no flow', { flowId: undefined }, 400, /^flowId: /],
    ['an unknown flow', { flowId: 'none' }, 404, /the flow with the id "none" is not there/],
    ['a version that is not the published one', { flowVersion: '3.0' }, 501, /version 1\.0 of a flow only/],
  ])('is refused with %s', async (_, body, status, message) => {
    const refused = await served(flow('')).launch(body);
    expect([refused.status, refused.body.message]).toEqual([status, expect.stringMatching(message)]);
  });

  it('is refused for a flow of another type, and not there under another id', async () => {
    const { org, call } = served(flow(''));
    const text = `commonModule: { name: Shared, settingsCommonModule: { compatibleFlowTypes: [{ flowType: workflow }] }, startUpTaskActions: [{ endTask: {} }] }`;
    const flowId = org.flows.publish(text, 'shared.yaml');
    const { status, body } = await call('POST', '/flows/executions', { flowId });
    expect([status, body.message]).toEqual([400, 'the flow "Shared" is not a workflow, so it cannot be launched']);
    expect((await call('GET', '/flows/executions/none')).status).toBe(404);
  });

  it('finds the data of a conversation that one before it has written', async () => {
    const conversation = `conversationId: { lit: c-1 }, participantId: { noValue: true }`;
    const text =
      flow(`- getConversationData: { ${conversation}, attributes: [{ attribute: { name: { lit: note }, variable: Flow.text } }] }
          - setConversationData: { ${conversation}, attributes: [{ attribute: { name: { lit: note }, value: { lit: seen } } }] }`);
    const { launch, read } = served(text);
    const first = await read((await launch()).body.id);
    const second = await read((await launch()).body.id);
    expect([first, second].map(({ outputData }) => outputData['Flow.text'])).toEqual([null, 'seen']);
  });
});
