import { publishedOrg } from '../../sandbox/published-org';
import { arrivalsOf, defaultStormPlan, type StormPlan } from '../../sandbox/storm/plan';
import { storm } from '../../sandbox/storm/storm';
import { shippedSubject } from '../../sandbox/storm/subject';
import { timed } from '../measure';

export interface StormTask {
  /** Folder of the synthesised stack of org dev. */
  readonly stack: string;
}

export interface StormMeasured {
  readonly interactionsPerSecond: number;
  /** Largest resident set of the process, in MB: before the storm, and after it. */
  readonly beforeMb: number;
  readonly peakMb: number;
}

/** More than an org may execute, so that rejected executions are measured too. */
const plan: StormPlan = { ...defaultStormPlan, perMinute: 1_000 };

function measure({ stack }: StormTask): StormMeasured {
  const published = publishedOrg(stack);
  const subject = shippedSubject({ name: 'chained', title: 'bench', published, fallbackQueue: 'Service Desk Dev' });
  const beforeMb = peakMb();
  const took = timed(() => {
    for (const _ of storm(subject, plan, 1));
  });
  return { interactionsPerSecond: (arrivalsOf(plan).interactions / took) * 1000, beforeMb, peakMb: peakMb() };
}

function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

console.log(JSON.stringify(measure(JSON.parse(process.argv[2] ?? '') as StormTask)));
