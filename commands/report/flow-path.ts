import type { OutlinedAction, OutlinedExit } from '../../sandbox/genesys/flow';
import type { TraceEvent } from '../../sandbox/trace';

/** The path of a run through its flow. */
export interface FlowPath {
  /** How many times an action began. */
  readonly times: (action: OutlinedAction) => number;
  /** How many times an action took one of its exits. */
  readonly timesBy: (action: OutlinedAction, exit: string) => number;
  /** Whether the flow itself failed in an action. */
  readonly failedIn: (action: OutlinedAction) => boolean;
}

/** Reads the path of a run from its trace. */
export function flowPathOf(events: readonly TraceEvent[]): FlowPath {
  const steps = new Map<string, number>();
  const exits = new Map<string, number>();
  const failures = new Set<string>();
  for (const event of events) {
    if (event.type === 'step') count(steps, event.path);
    else if (event.type === 'exit') count(exits, `${event.path} ${event.exit}`);
    else if (event.type === 'error') failures.add(event.path);
  }
  return {
    times: ({ path }) => steps.get(path) ?? 0,
    timesBy: ({ path }, exit) => exits.get(`${path} ${exit}`) ?? 0,
    failedIn: ({ path }) => failures.has(path),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Whether a run reached the end of some actions at least once. */
export function cameThrough(path: FlowPath, actions: readonly OutlinedAction[]): boolean {
  const last = actions.at(-1);
  if (last === undefined) return true;
  return last.exits.some(
    (exit) => path.timesBy(last, exit.name) > 0 && goesOn(exit) && cameThrough(path, exit.actions),
  );
}

/** Whether a run that takes an exit can continue after the action. */
export function goesOn({ ends, repeats }: OutlinedExit): boolean {
  return !ends && !repeats;
}
