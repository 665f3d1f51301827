import { brokenByAny } from '../../sandbox/exploration/any-flow';
import { exploreAll } from '../../sandbox/exploration/explore';
import { described, type FinishedRun, runOnce } from '../../sandbox/exploration/run';
import { untrue } from '../../sandbox/exploration/verdict';
import type { PublishedVariant } from '../org/published-variant';
import { flowNamed } from './flow-named';

export interface ExploreOptions {
  /** Name of the flow. */
  readonly flow: string;
  /** The most faults of a schedule, at any of its requests. Each further one takes about six times longer. @default 1 */
  readonly most?: number;
  /**
   * What is wrong with a run, a line for each.
   *
   * @default - the flow itself fails, makes more records than without faults, lets a token out, names what ServiceNow
   *   ignores, or notes an outcome that denies or invents a record
   */
  readonly problems?: (run: FinishedRun) => readonly string[];
}

/** Every schedule of faults, and what went wrong. */
export interface ExploredFlow {
  /** Number of schedules, also of those that were not played since they end as another one does. */
  readonly schedules: number;
  /** A line for each run with problems: its faults, its end, its problems. */
  readonly broken: readonly string[];
}

/**
 * Plays a flow under every schedule of faults of ServiceNow and of the way to it.
 *
 * @throws UserError when the org has no such flow
 */
export function explore({ published }: PublishedVariant, options: ExploreOptions): ExploredFlow {
  const { type, name } = flowNamed(published, options.flow);
  const setting = { published, type, name };
  const plain = runOnce(setting);
  const { most = 1, problems = (run) => usualProblems(run, plain) } = options;
  const broken: string[] = [];
  const { schedules } = exploreAll(setting, { most }, (run) => {
    const found = problems(run);
    if (found.length > 0) broken.push(`${described(run)}: ${found.join(', ')}`);
  });
  return { schedules, broken };
}

function usualProblems(run: FinishedRun, plain: FinishedRun): readonly string[] {
  const isNoted = run.result.attributes['servicenow.outcome'] !== undefined;
  return [...brokenByAny(run, plain), ...run.ignored, ...(isNoted ? untrue(run, { records: 1 }) : [])];
}
