import { describe, expect, it } from '@jest/globals';
import type { StormCard } from '../../../sandbox/storm/card';
import { naiveSubjects } from '../../../sandbox/storm/naive';
import { defaultStormPlan, type StormPlan } from '../../../sandbox/storm/plan';
import { storm } from '../../../sandbox/storm/storm';
import { type StormSubject, shippedSubject } from '../../../sandbox/storm/subject';
import { phasesOf } from '../../../sandbox/storm/weather';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const never = 1_000;
const calm: StormPlan = {
  ...defaultStormPlan,
  perMinute: 50,
  minutes: 2,
  tokenLeftSeconds: 1_800,
  rateLimit: { fromMinute: never, toMinute: never, perSecond: 0 },
  outage: { fromMinute: never, minutes: 0 },
};
const messages = { call: 0, message: 1, workflow: 0 };

const fallbackQueue = 'Service Desk Dev';
const chainedOrg = shipped(exampleOrg('dev', { auth: 'chained' }));
const platformOrg = shipped(exampleOrg('dev', { auth: 'platform' }));
const chained = shippedSubject({ name: 'chained', title: '', published: chainedOrg, fallbackQueue });
const platform = shippedSubject({ name: 'platform', title: '', published: platformOrg, fallbackQueue });
const [staticToken, tokenEachTime] = naiveSubjects({ published: chainedOrg, fallbackQueue }, 'IT Incidents Dev') as [
  StormSubject,
  StormSubject,
];

function played(subject: StormSubject, plan: StormPlan, seed = 1): StormCard {
  const run = storm(subject, plan, seed);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

const sum = (card: StormCard, figure: 'arrived' | 'ended' | 'tickets' | 'requests' | 'tokenRequests' | 'rejected') =>
  card.minutes.reduce((total, minute) => total + minute[figure], 0);

describe('the default load', () => {
  it('stays below the executions that an org may make, while ServiceNow fails too', () => {
    const card = played(chained, defaultStormPlan);
    expect(card.rejected).toBe(0);
    expect(Math.max(...card.minutes.map(({ requests }) => requests))).toBeLessThan(2_500);
  });
});

describe('a calm storm', () => {
  it('creates one ticket for every interaction', () => {
    const card = played(chained, calm);
    const { call, message, workflow } = card.interactions;
    expect(call + message + workflow).toBe(100);
    expect([call, message, workflow].every((count) => count > 0)).toBe(true);
    expect(card).toMatchObject({ tickets: 100, lost: 0, lostUnnoticed: 0, duplicated: 0, unconfirmed: 0 });
    expect(card).toMatchObject({ fallbackShare: 0, rejected: 0, requests: 300, tokenRequestsPer1000: 1_000 });
    expect(card.executionsPerInteraction).toBe(3);
  });

  it('counts seconds in data actions, not speech', () => {
    const wait = (0.08 + 0.12 + 0.12).toFixed(2);
    const { addedWaitSeconds } = played(chained, calm);
    expect(Object.values(addedWaitSeconds).map((seconds) => seconds.toFixed(2))).toEqual([wait, wait, wait, wait]);
  });

  it('needs few tokens where the platform signs in', () => {
    const card = played(platform, { ...calm, mix: messages });
    expect(card).toMatchObject({ tickets: 100, tokenRequests: 1, requests: 201, tokenRequestsPer1000: 10 });
    expect(card.addedWaitSeconds).toMatchObject({ p50: 0.24, p99: 0.24, longest: 0.32 });
  });

  it('has minutes that add up to the totals of the card', () => {
    const card = played(chained, calm);
    expect(card.minutes.map(({ arrived }) => arrived).slice(0, 2)).toEqual([50, 50]);
    expect(['arrived', 'ended', 'tickets'].map((figure) => sum(card, figure as 'ended'))).toEqual([100, 100, 100]);
    expect([sum(card, 'requests'), sum(card, 'tokenRequests')]).toEqual([300, 100]);
  });
});

describe('a storm', () => {
  const rough: StormPlan = { ...defaultStormPlan, perMinute: 60 };

  it('gives the same card for the same seed, and another card for another seed', () => {
    const card = played(chained, rough);
    expect(played(chained, rough)).toEqual(card);
    expect(played(chained, rough, 2)).not.toEqual(card);
  });

  it.each([chained, platform])('creates no second ticket and loses no contact silently with $name', (subject) => {
    const busy = { ...rough, perMinute: 120, rateLimit: { fromMinute: 4, toMinute: 5, perSecond: 1 } };
    const card = played(subject, busy);
    expect(card).toMatchObject({ duplicated: 0, lostUnnoticed: 0 });
    expect(card.unconfirmed).toBeGreaterThan(0);
    expect(card.tickets + card.lost).toBe(1_200);
  });

  it('sends contacts to the fallback queue while ServiceNow is down', () => {
    const down: StormPlan = { ...calm, outage: { fromMinute: 0, minutes: 20 }, failingSeconds: 0 };
    expect(played(chained, down)).toMatchObject({ tickets: 0, lost: 100, lostUnnoticed: 0, fallbackShare: 1 });
  });

  it('continues until two minutes after ServiceNow is back, if arrivals continue, and these get tickets', () => {
    const outage = { fromMinute: 2, minutes: 3 };
    const { minutes, interactions } = played(chained, { ...calm, arrivals: 'continue', outage, mix: messages });
    expect(interactions.message).toBe(350);
    const steady = minutes.map(({ arrived, tickets }) => [arrived, tickets]);
    expect(steady.slice(3, 7)).toEqual([
      [50, 0],
      [50, 0],
      [50, expect.any(Number)],
      [50, expect.any(Number)],
    ]);
    expect(minutes[6]?.tickets).toBeGreaterThan(45);
  });

  it('reaches the limit of the org: 2,500 executions a minute, three for each interaction', () => {
    const card = played(chained, { ...calm, perMinute: 900, minutes: 1, mix: messages });
    expect(card.minutes[0]?.requests).toBe(2_500);
    expect(card.rejected).toBeGreaterThan(0);
    expect(sum(card, 'rejected')).toBe(card.rejected);
    expect(card).toMatchObject({ duplicated: 0, lostUnnoticed: 0 });
  });

  it('lists its faults with their times', () => {
    expect(phasesOf(defaultStormPlan).map(({ fromMinute, toMinute }) => [fromMinute, toMinute])).toEqual([
      [2.5, 2.5],
      [4, 5],
      [5.75, 6],
      [6, 26],
    ]);
  });

  it('refuses a plan that is out of range, with every mistake', () => {
    const broken = { ...calm, perMinute: 0, minutes: -1, mix: { call: 0, message: 0, workflow: 0 } };
    expect(() => played(chained, broken)).toThrow(
      'storm, perMinute: got 0; expected 1 to 3000\nstorm, minutes: got -1; expected more than 0\nstorm, mix: got',
    );
  });

  it('refuses a mix without a flow of the org', () => {
    expect(() => played(staticToken, { ...calm, mix: { call: 1, message: 0, workflow: 0 } })).toThrow(
      'storm, mix: got {"call":1,"message":0,"workflow":0}; expected shares of message, for which the org has flows',
    );
  });
});

describe('hand-written flows', () => {
  it('lose every ticket silently after their static token has expired', () => {
    const card = played(staticToken, { ...calm, tokenLeftSeconds: 60 });
    expect(card).toMatchObject({ tickets: 50, lost: 50, lostUnnoticed: 50, tokenRequests: 0, fallbackShare: 0 });
  });

  it('lose every ticket while ServiceNow refuses requests, even with a token for each interaction', () => {
    const refusing = { ...calm, rateLimit: { fromMinute: 0, toMinute: 1, perSecond: 0 } };
    const card = played(tokenEachTime, refusing);
    expect(card).toMatchObject({ tickets: 50, lost: 50, lostUnnoticed: 50, tokenRequestsPer1000: 1_000 });
  });
});
