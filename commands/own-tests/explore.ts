import { exploreAll } from '../../sandbox/exploration/explore';
import { described, type FinishedRun } from '../../sandbox/exploration/run';
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
   * @default - the flow itself fails, ServiceNow ignores what it names, there is more than one record, or the outcome
   *   that it notes denies or invents one
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
  const { most = 1, problems = usualProblems } = options;
  const { type, name } = flowNamed(published, options.flow);
  const broken: string[] = [];
  const { schedules } = exploreAll({ published, type, name }, { most }, (run) => {
    const found = problems(run);
    if (found.length > 0) broken.push(`${described(run)}: ${found.join(', ')}`);
  });
  return { schedules, broken };
}

function usualProblems(run: FinishedRun): readonly string[] {
  const { failed, attributes } = run.result;
  return [
    ...(failed === undefined ? [] : [`the flow failed: ${failed}`]),
    ...run.ignored,
    ...(attributes['servicenow.outcome'] === undefined ? tooMany(run) : untrue(run, { records: 1 })),
  ];
}

function tooMany({ records }: FinishedRun): readonly string[] {
  return records.length > 1 ? [`${records.length} records`] : [];
}
