import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PublishedOrg } from '../../sandbox/published-org';
import { described, everyPair, everySingle, type Ran, runOnce, type World } from './exploration';
import { type FaultyRequest, fastResetLateCommit, faultsFor, faultsWithoutStatus, isCreate } from './faults';
import { shipped } from './shipped';
import { exampleOrg } from './synthesised';
import { broken } from './verdict';

/** How failures show in a flow; a call cannot see the difference. */
const failureStatuses = ['remote', 400, 500, 'none'] as const;

/** Explores one of the flows that ship; a file for each lets them run side by side. */
export function exploreFlow(type: World['type']): void {
  describe.each(['chained', 'platform'] as const)(`${type} with %s tokens`, (auth) => {
    let published: PublishedOrg;
    beforeAll(() => {
      published = shipped(exampleOrg('dev', { auth }));
    });

    const statuses = type === 'inboundCall' ? (['remote'] as const) : failureStatuses;
    describe.each(statuses)('when failures show as %s', (failureStatus) => {
      const isRead = type !== 'inboundCall' && failureStatus === 'remote';
      const faults = isRead ? faultsFor : faultsWithoutStatus;

      it('keeps every promise under every pair of faults', () => {
        const world: World = { published, type, engine: { failureStatus } };
        const wrong = violations(world, everyPair(world, { faults }));
        expect(wrong).toEqual([]);
      });

      it('keeps them when the time-out of an action takes the failure exit', () => {
        const world: World = { published, type, engine: { failureStatus, actionTimeoutExit: 'failure' } };
        const wrong = violations(world, everyPair(world, { faults, among: ({ kind }) => kind === 'timeout' }));
        expect(wrong).toEqual([]);
      });

      it('makes one record when the same conversation runs twice', () => {
        const world: World = { published, type, engine: { failureStatus } };
        const wrong = Array.from(everySingle(world))
          .map(({ schedule }) => runOnce(world, schedule, 2))
          .flatMap((ran) => (ran.records.length > 1 || lies(ran) ? [described(ran)] : []));
        expect(wrong).toEqual([]);
      });
    });

    it('makes a second record only after a connection that broke in under a second and a commit that came later', () => {
      const world: World = { published, type };
      const doubles = [...withFastReset(world)].filter(({ records }) => records.length > 1);
      expect(doubles.filter(({ schedule }) => schedule.size === 1)).toHaveLength(1);
    });

    it('makes none even then when nothing is created again', () => {
      const cautious = shipped(exampleOrg('dev', { auth }, neverRecreate));
      const runs = [...withFastReset({ published: cautious, type })];
      expect(runs.length).toBeGreaterThan(50);
      expect(runs.filter((ran) => ran.records.length > 1 || lies(ran)).map(described)).toEqual([]);
    });
  });
}

const fastReset = 'fast reset, commit 5 s later';

function withFastReset(world: World): Generator<Ran> {
  const faults = (request: FaultyRequest) =>
    isCreate(request) ? { ...faultsFor(request), [fastReset]: fastResetLateCommit } : faultsFor(request);
  return everyPair(world, { faults, among: (fault) => fault === fastResetLateCommit });
}

function violations(world: World, runs: Iterable<Ran>): readonly string[] {
  let count = 0;
  const wrong: string[] = [];
  for (const ran of runs) {
    count++;
    const problems = broken(world, ran);
    if (problems.length > 0 && wrong.length < 20) wrong.push(`${described(ran)}: ${problems.join(', ')}`);
  }
  if (count < 100) wrong.push(`only ${count} schedules were run`);
  return wrong;
}

function lies(ran: Ran): boolean {
  const claimed = ran.outcome === 'created' || ran.outcome === 'found';
  const denied = ran.outcome === 'failed' || ran.outcome === 'refused';
  return (claimed && ran.records.length === 0) || (denied && ran.records.length > 0);
}

function neverRecreate<F extends ReturnType<typeof exampleOrg>['release']['flows'][number]>(flow: F): F {
  return { ...flow, retry: { ...flow.retry, onUnknownFailure: 'neverRecreate' } };
}
