import { describe, expect, it } from '@jest/globals';
import { play } from '../../../commands/play/play';
import { plainScenario } from '../../../sandbox/scenario';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

describe('a call', () => {
  const dev = exampleOrg('dev');
  const second = exampleOrg('dev', {}, (flow) => ({ ...flow, name: `Second ${flow.name}` })).release.flows[0];
  const flows = [...dev.release.flows, ...(second ? [second] : [])];
  const org = { ...dev, release: { ...dev.release, flows }, routes: { 'Second IT Service Desk': ['+12025550143'] } };

  it.each([
    ['+12025550143', 'Second IT Service Desk'],
    ['tel:+12025550143', 'Second IT Service Desk'],
    ['+12025550199', 'IT Service Desk'],
    [undefined, 'IT Service Desk'],
  ])('to %s plays the flow "%s"', (calledAddress, flow) => {
    const scenario = plainScenario('call');
    const interaction = { ...scenario.interaction, ...(calledAddress ? { calledAddress } : {}) };
    const played = play(shipped(org), { ...scenario, interaction } as typeof scenario, {
      fallbackQueue: org.queues.fallback,
    });
    expect(played).toMatchObject({ flow, outcome: 'created' });
  });
});
