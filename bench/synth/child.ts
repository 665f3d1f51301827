import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StackPlan } from '../bare/stack-plan';
import { median, timed } from '../measure';
import { type Part, partsOf } from './profile';
import { load, type Subject } from './subjects';

/** What one process is asked to do. */
export interface Task {
  readonly subject: Subject;
  readonly orgs: string;
  /** JSON file of the plans. */
  readonly plans: string;
  readonly outdir: string;
  /** How often it synthesises, the first time included. */
  readonly times: number;
  /** Whether it says where the time of one more synthesis goes. */
  readonly profile: boolean;
}

/** What it measured; modules were loaded before. */
export interface Measured {
  /** Milliseconds of the first synthesis, nothing compiled yet. */
  readonly first: number;
  /** Median of the others; null when there were none. */
  readonly later: number | null;
  /** Largest resident set of the process, in MB. */
  readonly peakMb: number;
  readonly parts: readonly Part[];
}

async function measure(task: Task): Promise<Measured> {
  const plans = JSON.parse(readFileSync(task.plans, 'utf8')) as readonly StackPlan[];
  const synthesise = await load(task.subject, { orgs: task.orgs, plans });
  const outdir = join(task.outdir, task.subject);
  const once = () => {
    globalThis.gc?.();
    const took = timed(() => synthesise(outdir));
    rmSync(outdir, { recursive: true });
    return took;
  };
  const [first = 0, ...later] = Array.from({ length: task.times }, once);
  return {
    first,
    later: later.length === 0 ? null : median(later),
    peakMb: process.resourceUsage().maxRSS / 1024,
    parts: task.profile ? await partsOf(() => synthesise(outdir)) : [],
  };
}

void measure(JSON.parse(process.argv[2] ?? '') as Task).then((measured) => console.log(JSON.stringify(measured)));
