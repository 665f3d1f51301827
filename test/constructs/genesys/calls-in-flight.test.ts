import { describe, expect, it } from '@jest/globals';
import { ArchitectFlow, CallsInFlight, type DataAction, Integration } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { workflowCalling } from './flows';
import { createIncident, emptyStack, findCaller } from './stack';

describe('calls in flight', () => {
  const stack = emptyStack();
  const integration = new Integration(stack, 'Integration', { name: 'On-call' });
  const actions: readonly DataAction[] = [
    integration.addDataAction('find-caller', findCaller),
    integration.addDataAction('create-incident', createIncident),
  ];
  const callsInFlight = new CallsInFlight(stack, 'CallsInFlight', { actions, longestSeconds: 90 });
  new ArchitectFlow(stack, 'Flow', {
    flow: workflowCalling('Open ticket', ...actions.map(({ ref }) => ref)),
    actions,
    queues: [],
    callsInFlight,
  });
  const template = Template.of(stack);

  it('are between each action and the flows, so that Terraform waits before it destroys one of them', () => {
    const addresses = Object.keys(template.resources('genesyscloud_integration_action'));
    const waits = template.resource('terraform_data');
    expect(waits).toMatchObject({
      for_each: `\${toset(${JSON.stringify([...addresses].sort())})}`.replaceAll(',', ', '),
      input: { seconds: 90 },
      lifecycle: { create_before_destroy: true },
      provisioner: [
        { 'local-exec': { when: 'destroy', command: expect.stringMatching(/^sleep \$\{self\.input\.seconds\} /) } },
      ],
    });
    expect(waits['depends_on']).toEqual(expect.arrayContaining(addresses));
    expect(template.resource('genesyscloud_flow')['depends_on']).toContain('terraform_data.CallsInFlight');
  });
});
