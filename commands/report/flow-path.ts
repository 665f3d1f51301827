import type { TraceEvent } from '../../sandbox/trace';
import type { OutlinedAction } from './flow-outline';

/** Which way a run took through its flow. */
export interface FlowPath {
  /** How many times an action began. */
  readonly times: (action: OutlinedAction) => number;
  /** How many times an action was left by one of its exits. */
  readonly timesBy: (action: OutlinedAction, exit: string) => number;
  /** Whether the flow itself failed in an action. */
  readonly failedIn: (action: OutlinedAction) => boolean;
}

/** Reads the way of a run from its trace. */
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

/** Whether a run came out at the end of some actions, in one of its rounds at least. */
export function cameThrough(path: FlowPath, actions: readonly OutlinedAction[]): boolean {
  const last = actions.at(-1);
  if (last === undefined) return true;
  return last.branches.some((branch) => {
    if (path.timesBy(last, branch.exit) === 0 || !goesOn(last, branch)) return false;
    return branch.actions.length === 0 || cameThrough(path, branch.actions);
  });
}

/** Actions after which nothing that stands behind them runs. */
const final = /^(transferTo\w+|disconnect|end\w+|jumpTo\w+|changeState|loopExit|loopNext)$/;

/** Whether the flow has a way from an exit to what stands after the action. The body of a loop comes back to it instead. */
export function goesOn({ kind }: OutlinedAction, { exit, actions }: OutlinedAction['branches'][number]): boolean {
  if (actions.length > 0) return exit !== 'loop' && canEnd(actions);
  return exit === 'failure' || !final.test(kind);
}

/** Whether the flow has a way through all of some actions. */
export function canEnd(actions: readonly OutlinedAction[]): boolean {
  const last = actions.at(-1);
  return last === undefined || last.branches.some((branch) => goesOn(last, branch));
}
