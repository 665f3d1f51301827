import { exploreAll } from '../../sandbox/exploration/explore';
import { fastResetLateCommit, faultsFor, faultsWithFastReset } from '../../sandbox/exploration/faults';
import { givenUp, singles } from '../../sandbox/exploration/liveness';
import { described, type Ran, type World } from '../../sandbox/exploration/run';
import { type Bounds, broken } from '../../sandbox/exploration/verdict';
import type { Fault } from '../../sandbox/faults';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Part, What } from './parts';

/** What became of a part. */
export interface PlayedPart {
  /** How many schedules there are, and how many of them end with a second record. */
  readonly schedules: number;
  readonly secondRecords: number;
  /** How many runs were played to their end; the others meet a state from which one of these went on. */
  readonly played: number;
  /** The first broken promises, a line for each run. */
  readonly broken: readonly string[];
  readonly milliseconds: number;
}

/** Broken promises that are told; the rest are like them. */
const mostTold = 20;

const among: Partial<Record<What, (fault: Fault) => boolean>> = {
  'time-outs as failures': ({ kind }) => kind === 'timeout',
  'fast resets': (fault) => fault === fastResetLateCommit,
};

/** Explores one flow in one setting. @param bounds of the flow when it runs once */
export function playPart(part: Part, published: PublishedOrg, bounds: Bounds): PlayedPart {
  const { what, most, first, failureStatus, creates } = part;
  const world: World = {
    published,
    ...part.flow,
    engine: { failureStatus, actionTimeoutExit: what === 'time-outs as failures' ? 'failure' : 'timeout' },
  };
  const interesting = among[what];
  const faults = what === 'fast resets' || creates === 'importSet' ? faultsWithFastReset : faultsFor;
  const told: string[] = [];
  const tell = (ran: Ran, problems: readonly string[]) => {
    if (problems.length > 0 && told.length < mostTold) told.push(`${described(ran)}: ${problems.join(', ')}`);
  };
  const started = performance.now();
  if (what === 'any fault' && creates !== 'neverRecreate' && bounds.attempts > 2) {
    for (const ran of singles(world, faults)) tell(ran, givenUp(world, ran, bounds));
  }
  const { schedules, counted, played } = exploreAll(
    world,
    {
      most,
      first,
      faults,
      count: ({ records }) => Number(records.length > 1),
      ...(interesting && { among: interesting }),
      ...(what === 'run twice' && { times: 2 }),
    },
    (ran) => tell(ran, problemsOf(part, ran, bounds)),
  );
  return { schedules, secondRecords: counted, played, broken: told, milliseconds: performance.now() - started };
}

function problemsOf({ what, creates }: Part, ran: Ran, bounds: Bounds): readonly string[] {
  return broken(ran, isTheException({ what, creates }) ? { ...bounds, records: bounds.attempts } : bounds);
}

/** The one way to a second record that a flow has no means against, unless it is told to be careful. */
export function isTheException({ what, creates }: Pick<Part, 'what' | 'creates'>): boolean {
  return what === 'fast resets' && creates === 'table';
}
