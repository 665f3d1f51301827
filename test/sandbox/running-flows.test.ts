import { beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../sandbox/clock';
import { DataActionEngine } from '../../sandbox/genesys/data-actions/data-action-engine';
import type { EngineSettings } from '../../sandbox/genesys/data-actions/engine-settings';
import { FlowRunner, type PublishedFlow } from '../../sandbox/genesys/flow';
import { RunningOrg } from '../../sandbox/genesys/org/running-org';
import type { ActionInput } from '../../sandbox/genesys/org/written/actions';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { seededRandom } from '../../sandbox/random';
import { RunningFlows } from '../../sandbox/running-flows';
import { writeRules } from '../../sandbox/write-rules';
import { emptyRecord } from '../support/empty-record';

const object = { type: 'object', properties: {} };

function action(integrationId: string, change: Partial<ActionInput> = {}): ActionInput {
  return {
    name: 'Find',
    category: 'ServiceNow',
    integrationId,
    secure: false,
    inputSchema: object,
    successSchema: object,
    request: { type: 'GET', urlTemplate: 'https://x.example/first', headers: {}, template: '' },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    ...change,
  };
}

const at = (path: string) => ({ ...action('').request, urlTemplate: `https://x.example/${path}` });

const states = (actions: string) => `
  startUpRef: /workflow/states/state[main]
  variables:
    - integerVariable: { name: Flow.status, isOutput: true }
    - stringVariable: { name: Flow.code, isOutput: true }
    - stringVariable: { name: Flow.exit, isOutput: true }
  states:
    - state:
        name: Main
        refId: main
        actions:${actions}
          - endWorkflow: {}
`;
const set = (name: string, value: string) =>
  `{ actions: [{ updateData: { statements: [{ string: { variable: ${name}, value: { lit: ${value} } } }] } }] }`;
const call = `
          - callData:
              category: { ServiceNow: { dataAction: { Find: { failureOutputs: { status: { var: Flow.status }, errorCode: { var: Flow.code } } } } } }
              outputs: { success: ${set('Flow.exit', 'success')}, failure: ${set('Flow.exit', 'failure')} }`;
const wait = `
          - wait: { duration: { lit: { seconds: 10 } } }`;
const flow = (actions = call, name = 'Own') => `workflow:\n  name: ${name}${states(actions)}`;

const desk = (action = '') => `inboundCall:
  name: Desk
  startUpRef: /inboundCall/tasks/task[main]
  tasks:
    - task:
        name: Main
        refId: main
        actions:
          ${action}
          - disconnect: {}
`;

const failed = { 'Flow.exit': 'failure', 'Flow.status': 404, 'Flow.code': 'NOT_FOUND' };

let org: WrittenOrg;
let integration: string;
let found: string;
beforeEach(() => {
  org = new WrittenOrg(emptyRecord, writeRules());
  integration = org.integrations.add('custom-rest-actions');
  org.integrations.setState(integration, 'ENABLED');
  found = org.actions.add(action(integration));
});

/** A clock, an engine and flows, on one org. */
function running(written = org, settings: Partial<EngineSettings> = {}) {
  const clock = new VirtualClock();
  const urls: string[] = [];
  const engine = new DataActionEngine({
    clock,
    org: new RunningOrg(written),
    settings,
    remote: ({ url }) => {
      urls.push(url);
      return { kind: 'reply', status: 200, headers: {}, body: '{}', afterMs: 1 };
    },
  });
  const execute = engine.call.bind(engine);
  const runner = new FlowRunner({ clock, random: seededRandom(1), execute });
  const flows = new RunningFlows(written);
  const process = (published = flows.named('workflow', 'Own')) =>
    runner.run(published as PublishedFlow, { type: 'workflow', inputs: {}, conversations: new Map() });
  return { clock, urls, flows, process, run: () => clock.run(process()).outputs };
}

describe('a flow of a written org', () => {
  it('fails to call a data action that was deleted, until it is published again', () => {
    org.flows.publish(flow(), 'own.yaml');
    const { run } = running();
    expect(run()).toEqual({ 'Flow.exit': 'success' });
    org.actions.remove(found);
    expect(run()).toEqual(failed);
    org.actions.add(action(integration));
    expect(run()).toEqual(failed);
    org.flows.publish(flow(), 'own.yaml');
    expect(run()).toEqual({ 'Flow.exit': 'success' });
  });

  it.each([400, 404, 410, 500, 'none'] as const)('can see the status %s then, with any error code', (status) => {
    org.flows.publish(flow(), 'own.yaml');
    const { run } = running(org, { deletedActionStatus: status, deletedActionCode: 'GONE' });
    org.actions.remove(found);
    const reported = status === 'none' ? {} : { 'Flow.status': status, 'Flow.code': 'GONE' };
    expect(run()).toEqual({ 'Flow.exit': 'failure', ...reported });
  });

  it('calls a data action that was changed in place as it is now, under whichever name', () => {
    org.flows.publish(flow(), 'own.yaml');
    const { run, urls } = running();
    run();
    const { request: _, ...before } = action(integration);
    org.actions.change(found, { ...before, name: 'Renamed', request: at('second') });
    expect(run()).toEqual({ 'Flow.exit': 'success' });
    expect(urls).toEqual(['https://x.example/first', 'https://x.example/second']);
  });

  it('fails while its integration is disabled', () => {
    org.flows.publish(flow(), 'own.yaml');
    org.integrations.setState(integration, 'DISABLED');
    expect(running().run()).toMatchObject({ 'Flow.exit': 'failure', 'Flow.status': 400 });
  });

  it('goes on as it began when it is published meanwhile, and looks data actions up when it calls them', () => {
    org.flows.publish(flow(`${wait}${call}`), 'own.yaml');
    const { clock, flows, process } = running();
    const outputs: unknown[] = [];
    const start = () => clock.start(process(), (result) => outputs.push(result.outputs));
    start();
    clock.runAll(clock.now() + 5_000);
    org.flows.publish(flow(''), 'own.yaml');
    start();
    expect(flows.named('workflow', 'Own')).toBe(flows.named('workflow', 'Own'));
    org.actions.remove(found);
    clock.runAll();
    expect(outputs).toEqual([{}, failed]);
  });

  it('is bound to the same data actions after the org was saved and read', () => {
    const id = org.flows.publish(flow(), 'own.yaml');
    org.actions.remove(found);
    org.actions.add(action(integration));
    const read = new WrittenOrg(JSON.parse(JSON.stringify(org.record)), writeRules());
    expect(read.flows.stale.map((stale) => stale.id)).toEqual([id]);
    expect(running(read).run()).toEqual(failed);
  });

  it('keeps the common module that it calls as it was, until it is published again', () => {
    const module = (actions: string) => `commonModule:
  name: Shared
  settingsCommonModule: { compatibleFlowTypes: [{ flowType: workflow }] }
  variables: [{ integerVariable: { name: Common.status, isOutput: true } }]
  startUpTaskActions:
${actions}
    - endTask: {}
`;
    const calling = flow(`
          - callCommonModule: { commonModule: { Shared: { ver_latestPublished: { outputs: { Common.status: { var: Flow.status } } } } } }`);
    const status = '{ failureOutputs: { status: { var: Common.status } } }';
    org.flows.publish(
      module(`    - callData: { category: { ServiceNow: { dataAction: { Find: ${status} } } } }`),
      'm.yaml',
    );
    org.flows.publish(calling, 'own.yaml');
    org.flows.publish(module(''), 'm.yaml');
    org.actions.remove(found);
    const { run } = running();
    expect(run()).toEqual({ 'Flow.status': 404 });
    expect(org.flows.stale.map(({ name }) => name)).toEqual(['Own']);
    org.flows.publish(calling, 'own.yaml');
    expect(run()).toEqual({});
  });

  it('runs on when a flow that it names is deleted', () => {
    const other = org.flows.publish(flow('', 'Other'), 'other.yaml');
    const id = org.flows.publish(desk('- transferToFlow: { targetFlow: { name: Other } }'), 'desk.yaml');
    org.flows.remove(other);
    expect(running().flows.byId(id)).toMatchObject({ type: 'inboundCall', name: 'Desk' });
  });

  it('is found by the numbers that lead to it now', () => {
    const number = '+12025550143';
    const id = org.flows.publish(desk(), 'desk.yaml');
    const { flows } = running();
    expect(flows.ofNumber(number)).toBeUndefined();
    org.callRoutes.add({ name: 'Desk', divisionId: 'division-id', numbers: [number], openHoursFlow: id });
    expect(flows.ofNumber(number)).toBe(flows.byId(id));
  });
});
