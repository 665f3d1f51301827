import { exploreAll } from '../../sandbox/exploration/explore';
import { fastResetLateCommit, faultsFor, faultsWithFastReset } from '../../sandbox/exploration/faults';
import { givenUp, singles } from '../../sandbox/exploration/liveness';
import { described, type FinishedRun, type Setting } from '../../sandbox/exploration/run';
import { type Bounds, broken } from '../../sandbox/exploration/verdict';
import type { Fault } from '../../sandbox/faults';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Experiment, FaultSet } from './experiments';

/** The result of an experiment. */
export interface ExperimentResult {
  /** Number of schedules, and of those that end with a second record. */
  readonly schedules: number;
  readonly secondRecords: number;
  /**
   * Number of runs that were played to their end. The other schedules reach a state from which one of these went on.
   */
  readonly played: number;
  /** The first broken promises, a line for each run. */
  readonly broken: readonly string[];
  readonly milliseconds: number;
}

export interface FinishedExperiment extends Experiment, ExperimentResult {}

/** Broken promises that are reported; the rest resemble them. */
const mostReported = 20;

const among: Partial<Record<FaultSet, (fault: Fault) => boolean>> = {
  'time-outs as failures': ({ kind }) => kind === 'timeout',
  'fast resets': (fault) => fault === fastResetLateCommit,
};

/** Explores one flow in one setting. @param bounds of the flow when it runs once */
export function runExperiment(experiment: Experiment, published: PublishedOrg, bounds: Bounds): ExperimentResult {
  const { faultSet, most, first, failureStatus, creates } = experiment;
  const setting: Setting = {
    published,
    ...experiment.flow,
    engine: { failureStatus, actionTimeoutExit: faultSet === 'time-outs as failures' ? 'failure' : 'timeout' },
  };
  const interesting = among[faultSet];
  const faults = faultSet === 'fast resets' || creates === 'importSet' ? faultsWithFastReset : faultsFor;
  const reported: string[] = [];
  const report = (run: FinishedRun, problems: readonly string[]) => {
    if (problems.length > 0 && reported.length < mostReported)
      reported.push(`${described(run)}: ${problems.join(', ')}`);
  };
  const started = performance.now();
  if (faultSet === 'any fault' && creates !== 'neverRecreate' && bounds.attempts > 2) {
    for (const run of singles(setting, faults)) report(run, givenUp(setting, run, bounds));
  }
  const { schedules, counted, played } = exploreAll(
    setting,
    {
      most,
      first,
      faults,
      count: ({ records }) => Number(records.length > 1),
      ...(interesting && { among: interesting }),
      ...(faultSet === 'run twice' && { times: 2 }),
    },
    (run) => report(run, problemsOf(experiment, run, bounds)),
  );
  return { schedules, secondRecords: counted, played, broken: reported, milliseconds: performance.now() - started };
}

function problemsOf({ faultSet, creates }: Experiment, run: FinishedRun, bounds: Bounds): readonly string[] {
  return broken(run, allowsSecondRecord({ faultSet, creates }) ? { ...bounds, records: bounds.attempts } : bounds);
}

/** The only case in which a flow can create a duplicate; neverRecreate and importSet prevent it. */
export function allowsSecondRecord({ faultSet, creates }: Pick<Experiment, 'faultSet' | 'creates'>): boolean {
  return faultSet === 'fast resets' && creates === 'table';
}
