import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import type { Construct } from 'constructs';
import type { Flow } from '../../../constructs/architect';
import { Integration } from '../../../constructs/genesys';
import type { Org } from '../../../constructs/project/project';
import { type AddedFlowOptions, OrgStack } from '../../../constructs/stack/org-stack';
import { exampleOrg } from '../../support/example-org';
import { Template } from '../../support/template';
import { messageFlowTo, workflowCalling } from '../genesys/flows';
import { findCaller } from '../genesys/stack';

/** A stack of one's own with flows beside those of the release. */
class OwnStack extends OrgStack {
  constructor(scope: Construct, org: Org, flows: (stack: OwnStack) => readonly Flow[], options?: AddedFlowOptions) {
    super(scope, org);
    for (const flow of flows(this)) this.addFlow(flow, options);
  }

  add(flow: Flow, options: AddedFlowOptions): void {
    this.addFlow(flow, options);
  }

  operation(name: string) {
    return this.serviceNow.refs.operation(name);
  }

  get queueNames(): readonly string[] {
    return this.queues.map(({ name }) => name);
  }
}

const dev = exampleOrg('dev', {
  operations: [
    'find-caller-by-phone',
    'create-incident',
    'find-incident-by-correlation-id',
    'get-incident',
    'resolve-incident',
  ],
});
const queues = { ...dev.queues, vip: 'VIP Desk' };
const stackWith = (flow: (stack: OwnStack) => Flow, options?: AddedFlowOptions) =>
  new OwnStack(new App(), { ...dev, queues }, (stack) => [flow(stack)], options);

describe('a flow that a stack of one’s own adds', () => {
  it('is bound to the data actions and queues that it names, and is in the outputs', () => {
    const stack = stackWith(() => messageFlowTo('VIP', 'VIP Desk'));
    expect(stack.flows.map(({ name }) => name)).toEqual([...dev.release.flows.map(({ name }) => name), 'VIP']);
    expect(stack.queueNames).toContain('VIP Desk');
    const template = Template.of(stack);
    expect(template.dataSource('genesyscloud_routing_queue', { name: 'VIP Desk' })).toBeDefined();
    expect(template.outputs['flows']?.['value']).toHaveProperty(['inboundShortMessage / VIP']);
  });

  it('is waited for, as long as it says, before an action that it calls is destroyed', () => {
    const waits = (longestSeconds?: number) =>
      Template.of(
        stackWith(
          (stack) => workflowCalling('Look', stack.operation('get-incident')),
          longestSeconds === undefined ? {} : { longestSeconds },
        ),
      ).resource('terraform_data');
    expect(waits()).toMatchObject({ input: { seconds: 300 } });
    expect(waits(900)).toMatchObject({ input: { seconds: 900 } });
    expect(waits()['for_each']).toContain('get-incident');
    expect(waits()['for_each']).toContain('create-incident');
    expect(waits()['for_each']).not.toContain('resolve-incident');
    expect(waits()['depends_on']).toContainEqual(expect.stringContaining('get-incident'));
  });

  it('may call a data action of another integration', () => {
    const stack = new OwnStack(new App(), dev, () => []);
    const integration = new Integration(stack, 'On-call', { name: 'On-call' });
    const action = integration.addDataAction('find-engineer', findCaller);
    stack.add(workflowCalling('Look', action.ref), { actions: [action] });
    const { depends_on: dependencies } = Template.of(stack).resource('genesyscloud_flow', {
      filepath: 'flows/workflow-look.yaml',
    });
    expect(dependencies).toContainEqual(expect.stringContaining('find-engineer'));
    expect(() => stackWith(() => workflowCalling('Look', action.ref))).toThrow(/On-call/);
  });

  it('is refused where the stack has one of its type and name in any case, or it names what the org lacks', () => {
    expect(() => stackWith(() => messageFlowTo('it service desk MESSAGES', 'VIP Desk'))).toThrow(
      'flow "it service desk MESSAGES": the stack has another flow of type inboundShortMessage with this name',
    );
    expect(() => stackWith(() => messageFlowTo('VIP', 'VIP Desks'))).toThrow(/VIP Desks/);
  });
});
