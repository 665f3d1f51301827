import { describe, expect, it } from '@jest/globals';
import { type ExplorationOptions, exploreAll } from '../../../sandbox/exploration/explore';
import { type FaultsFor, fastResetLateCommit, faultsFor, isCreate } from '../../../sandbox/exploration/faults';
import { type FinishedRun, runOnce, type Schedule, type Setting } from '../../../sandbox/exploration/run';
import { creates, secondsOf } from '../../../sandbox/exploration/verdict';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const chained = shipped(exampleOrg('dev'));
const platform = shipped(exampleOrg('dev', { auth: 'platform' }));

/** Every fifth kind of fault, so that schedules may be longer. */
const few: FaultsFor = (request) =>
  Object.fromEntries(Object.entries(faultsFor(request)).filter((_, index) => index % 5 === 3));

const fewWithFastReset: FaultsFor = (request) =>
  isCreate(request) ? { ...few(request), 'fast reset': fastResetLateCommit } : few(request);

/** Faults that make a flow send a create with an invalid token, and late commits, which that create does not have. */
const unauthorizedOrLate: FaultsFor = (request) => {
  const names = isCreate(request) ? ['401', 'timeout, commit 50 s later'] : request.forToken ? [] : ['401', '403'];
  return Object.fromEntries(Object.entries(faultsFor(request)).filter(([name]) => names.includes(name)));
};

/** A number for the course of a run. The sum differs if a run represents a schedule with another course. */
function course({ outcome, records, result, requests, shortestWaitsMs }: FinishedRun): number {
  const reached = ['created', 'found', 'refused', 'failed', 'unconfirmed'].indexOf(outcome);
  const { 'servicenow.attempts': attempts, 'servicenow.renewals': renewals } = result.attributes;
  const digits = [
    reached,
    records.length,
    Number(attempts),
    Number(renewals),
    creates(requests).sent,
    creates(requests).refused,
    ...shortestWaitsMs,
  ];
  // Small enough that sums stay exact.
  return digits.reduce((sum, digit) => (31 * sum + digit) % 1_000_003, Math.round(secondsOf(result) * 1000));
}

/** Every schedule, one after the other. */
function* oneByOne(
  setting: Setting,
  options: ExplorationOptions,
  schedule: Schedule = new Map(),
): Generator<FinishedRun> {
  const { most, first = 0, among = () => true, times = 1, faults = faultsFor } = options;
  const run = runOnce(setting, schedule, { times });
  if (options.among === undefined || [...schedule.values()].some(([, fault]) => among(fault))) yield run;
  for (const request of run.requests.slice(Math.max(-1, ...schedule.keys()) + 1)) {
    if (schedule.size >= most && request.index >= first) continue;
    for (const [name, fault] of Object.entries(faults(request))) {
      yield* oneByOne(setting, options, new Map([...schedule, [request.index, [name, fault]]]));
    }
  }
}

describe.each<[string, Setting, ExplorationOptions]>([
  [
    'a call with its first two requests failing, whose waits of a second are enough',
    { published: chained, type: 'inboundCall', firstDelayMs: 1000 },
    { most: 1, first: 2 },
  ],
  [
    'a workflow with platform tokens under triples',
    { published: platform, type: 'workflow' },
    { most: 3, faults: few },
  ],
  [
    'a message with the first two requests failing, and one more',
    { published: chained, type: 'inboundShortMessage', engine: { failureStatus: 'none' } },
    { most: 1, first: 2 },
  ],
  [
    'a workflow with a time-out at one of its first two requests, or at any with nothing else',
    { published: chained, type: 'workflow', engine: { actionTimeoutExit: 'failure' } },
    { most: 1, first: 2, among: ({ kind }) => kind === 'timeout' },
  ],
  [
    'a message with late commits of creates whose token was dead',
    { published: chained, type: 'inboundShortMessage' },
    { most: 5, faults: unauthorizedOrLate },
  ],
  ['a workflow that runs twice', { published: chained, type: 'workflow' }, { most: 1, times: 2 }],
  [
    'a call in which a create breaks fast',
    { published: platform, type: 'inboundCall' },
    { most: 2, faults: fewWithFastReset, among: (fault) => fault === fastResetLateCommit },
  ],
])('%s', (_, setting, options) => {
  it('has the same schedules with the same results as playing them one by one, and plays fewer', () => {
    const all = [...oneByOne(setting, options)];
    const { schedules, played, counted } = exploreAll(setting, { ...options, count: course }, () => {});
    expect(schedules).toBe(all.length);
    expect(counted).toBe(all.reduce((sum, run) => sum + course(run), 0));
    expect(played).toBeLessThan(all.length);
    expect(played).toBeGreaterThan(10);
  });
});
