import { describe, expect, it } from '@jest/globals';
import type { InteractionResult } from '../../../sandbox/genesys/flow';
import { World } from '../../../sandbox/scenario';
import { percentile, Tally } from '../../../sandbox/storm/tally';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const published = shipped(exampleOrg('dev'));
const id = (last: number) => `6f1d7c52-8f0e-4a57-8c1b-${String(last).padStart(12, '0')}`;

/** The card of messages that ended in the main queue with this outcome, each with some records. */
function cardOf(...interactions: readonly { readonly outcome: string; readonly records: number }[]) {
  const world = new World(published);
  const { sandbox } = world;
  const begin = sandbox.clock.now();
  const tally = new Tally(world, begin, 'Service Desk Dev');
  for (const [index, { outcome, records }] of interactions.entries()) {
    tally.arrived('message');
    for (let record = 0; record < records; record++) {
      sandbox.serviceNow.insert('incident', { short_description: 'x', correlation_id: `${id(index)}-create-incident` });
    }
    const end = { kind: 'queue', queue: 'IT Incidents Dev' };
    const result = { end, attributes: { 'servicenow.outcome': outcome }, said: [], startedAt: begin, endedAt: begin };
    tally.ended(id(index), result as unknown as InteractionResult);
  }
  tally.minuteIsOver(0);
  return tally.card('mine', '');
}

describe('the card of a storm', () => {
  it('counts an interaction with two records as duplicated, and both records as tickets', () => {
    const card = cardOf({ outcome: 'created', records: 2 }, { outcome: 'created', records: 1 });
    expect(card).toMatchObject({ tickets: 3, duplicated: 1, lost: 0 });
    expect(card.minutes).toMatchObject([{ arrived: 2, ended: 2, tickets: 3 }]);
  });

  it('counts an interaction that claims a missing record as lost unnoticed', () => {
    const card = cardOf({ outcome: 'created', records: 0 }, { outcome: 'failed', records: 0 });
    expect(card).toMatchObject({ tickets: 0, lost: 2, lostUnnoticed: 1 });
  });

  it('counts unconfirmed interactions, with and without a record', () => {
    const card = cardOf({ outcome: 'unconfirmed', records: 0 }, { outcome: 'unconfirmed', records: 1 });
    expect(card).toMatchObject({ unconfirmed: 2, lost: 1, lostUnnoticed: 0, duplicated: 0 });
  });
});

describe('a percentile', () => {
  it('is the smallest value with at least that share of the values up to it', () => {
    const values = [15, 20, 35, 40, 50].reverse();
    expect([5, 30, 40, 50, 100].map((percent) => percentile(values, percent))).toEqual([15, 20, 20, 35, 50]);
  });

  it('of nothing is 0', () => {
    expect(percentile([], 95)).toBe(0);
  });
});
