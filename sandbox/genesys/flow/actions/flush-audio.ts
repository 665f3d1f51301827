import type { Process } from '../../../clock';
import { type Behaviour, emptyBlock } from '../run/action';
import { onlyExit } from './exits';

/** Plays all queued audio. */
export function flushAudio(): Behaviour {
  return {
    exits: { [onlyExit]: emptyBlock },
    *perform(run): Process<string> {
      yield* run.flush();
      return onlyExit;
    },
  };
}
