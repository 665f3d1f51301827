import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { median, timed } from '../measure';
import { type Part, partsOf } from '../profile';
import { synthesisParts } from './parts';
import { type Input, load, type Subject } from './subjects';

/** What one process is asked to do. */
export interface Task extends Input {
  readonly subject: Subject;
  readonly outdir: string;
  /** How often it synthesises, the first time included. */
  readonly times: number;
  /** Whether it says where the time of further ones goes. */
  readonly profile: boolean;
}

/** What it measured. */
export interface Measured {
  /** Milliseconds in which the modules were loaded. */
  readonly loading: number;
  /** Milliseconds of the first synthesis after that, nothing compiled yet. */
  readonly first: number;
  /** Median of the others; null when there were none. */
  readonly later: number | null;
  /** Largest resident set of the process, in MB. */
  readonly peakMb: number;
  readonly parts: readonly Part[];
}

const profiledTimes = 5;

async function measure(task: Task): Promise<Measured> {
  const start = performance.now();
  const synthesise = load(task.subject);
  const loading = performance.now() - start;
  const outdir = join(task.outdir, task.subject);
  const once = () => {
    globalThis.gc?.();
    const took = timed(() => synthesise(task, outdir));
    rmSync(outdir, { recursive: true });
    return took;
  };
  const [first = 0, ...later] = Array.from({ length: task.times }, once);
  return {
    loading,
    first,
    later: later.length === 0 ? null : median(later),
    peakMb: process.resourceUsage().maxRSS / 1024,
    parts: task.profile
      ? await partsOf(
          repeatedly(() => synthesise(task, outdir)),
          synthesisParts,
        )
      : [],
  };
}

function repeatedly(work: () => void): () => void {
  return () => {
    for (let time = 0; time < profiledTimes; time++) work();
  };
}

void measure(JSON.parse(process.argv[2] ?? '') as Task).then((measured) => console.log(JSON.stringify(measured)));
