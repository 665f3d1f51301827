import { describe, expect, it } from '@jest/globals';
import { plainScenario, scenarioInteraction, scenarioWorld, World } from '../../../sandbox/scenario';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const published = shipped(exampleOrg('dev'));
const flow = published.flows.find(({ type }) => type === 'inboundShortMessage') as (typeof published.flows)[number];
const conversation = { conversationId: '6f1d7c52-8f0e-4a57-9c1b-3d2a90e1b7c4', queue: 'Service Desk Dev' };
const message = plainScenario('message');

describe('the world of a scenario', () => {
  it('holds the person who calls, the records of the scenario and a token with the life that is left', () => {
    const records = { incident: [{ short_description: 'VPN' }] };
    const { sandbox, token, recordsBefore } = new World(published, { records, tokenLeftSeconds: 90 });
    expect(sandbox.serviceNow.records('sys_user').map((row) => row['user_name'])).toContain('ada.lovelace');
    expect(sandbox.serviceNow.records('incident')).toMatchObject([{ short_description: 'VPN' }]);
    expect(recordsBefore).toBe(1);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(sandbox.requestToken()).toBe(token);
    sandbox.clock.runAll(sandbox.clock.now() + 90_000);
    expect(sandbox.requestToken()).not.toBe(token);
  });

  it('spares the requests of its set-up: they have no fault and are not counted', () => {
    const faults = [{ on: 'token', nth: 1, kind: 'unauthorized' }] as const;
    const scenario = { ...message, tokenLeftSeconds: 10, faults };
    const { world, unmet } = scenarioWorld(published, scenario);
    expect(world.token).not.toBe('');
    expect(world.requests).toEqual([]);
    expect(unmet()).toHaveLength(1);
    world.sandbox.run(flow, scenarioInteraction(scenario, flow, conversation));
    expect(world.requests[0]).toMatchObject({ path: '/oauth_token.do', fault: 'unauthorized' });
    expect(unmet()).toEqual([]);
  });

  it('reports the records that exist at the end and did not before, those of late commits included', () => {
    const faults = [{ on: 'write', nth: 'every', kind: 'timeout', commit: { lateMs: 40_000 } }] as const;
    const scenario = { ...message, records: { incident: [{ short_description: 'VPN' }] }, faults };
    const { world } = scenarioWorld(published, scenario);
    world.sandbox.run(flow, scenarioInteraction(scenario, flow, conversation));
    expect(world.recordsMade()).toMatchObject([{ number: 'INC0010002' }]);
  });

  it('names the file of a scenario that does not suit the org', () => {
    const scenario = { ...message, file: 'mine.yaml', records: { nothing: [{}] } };
    expect(() => scenarioWorld(published, scenario)).toThrow(/^mine\.yaml: .*"nothing"/);
  });
});
