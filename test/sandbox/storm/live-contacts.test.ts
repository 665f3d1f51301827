import { describe, expect, it } from '@jest/globals';
import { declaredRecord } from '../../../sandbox/declared-record';
import { RunningOrg } from '../../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { RunningFlows } from '../../../sandbox/running-flows';
import { World } from '../../../sandbox/scenario';
import { LiveContacts, type WayIn } from '../../../sandbox/storm/live-contacts';
import { writeRules } from '../../../sandbox/write-rules';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const published = shipped(exampleOrg('dev'));
const number = '+12025550143';

/** Contacts at an org that has the flows of the example org dev, ten a second on average. */
function arriving(wayIn: WayIn) {
  const org = new WrittenOrg(declaredRecord(published, { organization: 'Acme' }), writeRules());
  const failed: string[] = [];
  const { sandbox } = new World(published, {
    org: new RunningOrg(org),
    trace: (event) => event.type === 'failed' && failed.push(event.message),
  });
  const lost: string[] = [];
  const options = { waysIn: [wayIn], perMinute: 600, seed: 1, onLost: (reason: string) => lost.push(reason) };
  const contacts = new LiveContacts(sandbox, new RunningFlows(org), options);
  const passes = (seconds: number) => sandbox.clock.runAll(sandbox.clock.now() + seconds * 1000);
  return { org, contacts, failed, lost, passes, end: () => sandbox.clock.runAll() };
}

describe('contacts that arrive while an org is written', () => {
  it('reach the flow that their number leads to at that moment', () => {
    const { org, contacts, lost, passes, end } = arriving({ number });
    const desk = org.record.flows.find(({ type }) => type === 'inboundCall')?.id as string;
    const [{ id: divisionId = '' } = {}] = org.record.divisions;
    const route = org.callRoutes.add({ name: 'Desk', divisionId, numbers: [number], openHoursFlow: desk });
    passes(10);
    expect(lost).toEqual([]);
    org.callRoutes.remove(route);
    const before = contacts.arrived;
    passes(10);
    contacts.close();
    end();
    expect(contacts.arrived).toBeGreaterThan(before);
    expect(lost).toEqual(
      Array.from({ length: contacts.arrived - before }, () => `the number ${number} reaches no flow`),
    );
  });

  it('go on with the flow that they began with when it is deleted, and come in vain afterwards', () => {
    const { org, contacts, lost, failed, passes, end } = arriving({ type: 'workflow', name: 'ServiceNow Incident' });
    passes(10);
    org.flows.remove(org.record.flows.find(({ type }) => type === 'workflow')?.id as string);
    contacts.written();
    passes(10);
    contacts.close();
    end();
    expect(contacts.crossed.size).toBeGreaterThan(0);
    expect(failed).toEqual([]);
    expect(new Set(lost)).toEqual(new Set(['there is no workflow flow "ServiceNow Incident"']));
  });

  it('arrive at the same moments with the same seed, and no more when they are closed', () => {
    const [one, other] = [arriving({ number }), arriving({ number })];
    one.passes(60);
    other.passes(60);
    expect(one.contacts.arrived).toBe(other.contacts.arrived);
    one.contacts.close();
    one.end();
    expect(one.contacts.arrived).toBe(other.contacts.arrived);
  });
});
