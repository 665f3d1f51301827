import { type Behaviour, type Block, emptyBlock } from '../run/action';
import type { Run } from '../run/run';

/** The exit of an action that has only one way on. */
export const onlyExit = 'next';

/** An action that does something at one moment and goes on. */
export function does(perform: (run: Run) => void): Behaviour {
  return {
    exits: { [onlyExit]: emptyBlock },
    perform: (run) => {
      perform(run);
      return onlyExit;
    },
  };
}

/** The exits of actions that read branches, where none of them are given. */
export function noBranches<K extends string>(...exits: readonly K[]): Readonly<Record<K, Block>> {
  return Object.fromEntries(exits.map((exit) => [exit, emptyBlock])) as Record<K, Block>;
}
