import { brokenByAny } from '../../sandbox/exploration/any-flow';
import { exploreAll } from '../../sandbox/exploration/explore';
import { fastResetLateCommit, faultsFor, faultsWithFastReset } from '../../sandbox/exploration/faults';
import { givenUp, singles } from '../../sandbox/exploration/liveness';
import { described, type FinishedRun, runOnce, type Setting } from '../../sandbox/exploration/run';
import { type Bounds, broken } from '../../sandbox/exploration/verdict';
import type { Fault } from '../../sandbox/faults';
import type { EngineSettings } from '../../sandbox/genesys/data-actions/engine-settings';
import type { RunnerSettings } from '../../sandbox/genesys/flow';
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

/** How a set of faults is played. */
interface Play {
  /** Schedules must contain one of these faults. Undefined for all schedules, the one without faults included. */
  readonly among: ((fault: Fault) => boolean) | undefined;
  readonly actionTimeoutExit: EngineSettings['actionTimeoutExit'];
  readonly updateDataStatements: RunnerSettings['updateDataStatements'];
  /** How often the flow runs for the conversation. */
  readonly times: number;
  /** Whether creates may break in under a second and be committed later. */
  readonly fastResets: boolean;
  /** Whether the runs with one fault at most must end with a record. */
  readonly mustSucceed: boolean;
}

const usual = {
  among: undefined,
  actionTimeoutExit: 'timeout',
  updateDataStatements: 'sequence',
  times: 1,
  fastResets: false,
  mustSucceed: false,
} as const satisfies Play;

const plays: Readonly<Record<FaultSet, Play>> = {
  'any fault': { ...usual, mustSucceed: true },
  'time-outs as failures': { ...usual, among: ({ kind }) => kind === 'timeout', actionTimeoutExit: 'failure' },
  'run twice': { ...usual, times: 2 },
  'statements on a snapshot': { ...usual, updateDataStatements: 'snapshot', mustSucceed: true },
  'fast resets': { ...usual, among: (fault) => fault === fastResetLateCommit, fastResets: true },
};

/**
 * Explores one flow in one setting.
 *
 * @param bounds of the flow when it runs once; undefined for a flow that has none, of which only the promises of any flow
 *   are checked
 */
export function runExperiment(
  experiment: Experiment,
  published: PublishedOrg,
  bounds: Bounds | undefined,
): ExperimentResult {
  const { faultSet, most, first, failureStatus, creates } = experiment;
  const { among, actionTimeoutExit, updateDataStatements, times, fastResets, mustSucceed } = plays[faultSet];
  const setting: Setting = {
    published,
    ...experiment.flow,
    engine: { failureStatus, actionTimeoutExit },
    runner: { updateDataStatements },
    firstDelayMs: 1000 * (bounds?.firstDelaySeconds ?? 0),
  };
  const faults = fastResets || creates === 'importSet' ? faultsWithFastReset : faultsFor;
  const reported: string[] = [];
  const ignored = new Set<string>();
  const report = (run: FinishedRun, problems: readonly string[]) => {
    for (const line of run.ignored) ignored.add(line);
    if (problems.length > 0 && reported.length < mostReported)
      reported.push(`${described(run)}: ${problems.join(', ')}`);
  };
  const started = performance.now();
  const plain = bounds === undefined ? runOnce(setting) : undefined;
  if (bounds !== undefined && mustSucceed && creates !== 'neverRecreate' && bounds.attempts > 2) {
    for (const run of singles(setting, faults)) report(run, givenUp(setting, run, bounds));
  }
  const { schedules, counted, played } = exploreAll(
    setting,
    {
      most,
      first,
      faults,
      count: ({ records }) => Number(records.length > 1),
      times,
      ...(among && { among }),
    },
    (run) => report(run, plain ? brokenByAny(run, plain) : problemsOf(experiment, run, bounds as Bounds)),
  );
  return {
    schedules,
    secondRecords: counted,
    played,
    broken: [...ignored, ...reported],
    milliseconds: performance.now() - started,
  };
}

function problemsOf({ faultSet, creates }: Experiment, run: FinishedRun, bounds: Bounds): readonly string[] {
  return broken(run, allowsSecondRecord({ faultSet, creates }) ? { ...bounds, records: bounds.attempts } : bounds);
}

/** The only case in which a flow can create a duplicate; neverRecreate and importSet prevent it. */
function allowsSecondRecord({ faultSet, creates }: Pick<Experiment, 'faultSet' | 'creates'>): boolean {
  return plays[faultSet].fastResets && creates === 'table';
}
