import type { Process } from '../../../clock';
import type { Block, Signal } from './action';
import type { Run } from './run';

/** Runs actions in order. Returns the signal that ended them early, if any. Throws FlowFailure. */
export function* runBlock(run: Run, { actions }: Block): Process<Signal | undefined> {
  for (const action of actions) {
    run.enter(action);
    const performed = action.perform(run, action);
    const outcome = typeof performed === 'object' && 'next' in performed ? yield* performed : performed;
    if (typeof outcome !== 'string') {
      // A signal passed up from a nested action is not an exit of this one.
      if (Object.hasOwn(action.exits, outcome.exit)) run.leave(action, outcome.exit);
      return outcome;
    }
    run.leave(action, outcome);
    const branch = action.exits[outcome];
    if (branch === undefined || branch.actions.length === 0) continue;
    const signal = yield* runBlock(run, branch);
    if (signal !== undefined) return signal;
  }
  return undefined;
}
