import type { Process } from '../../../clock';
import { FlowFailure } from '../expression/flow-failure';
import type { Audio } from '../expression/types';
import type { ActionContext } from '../publish/action-context';
import { type Behaviour, emptyBlock } from '../run/action';
import { onlyExit } from './exits';

/** Queues audio, which plays when an action needs the caller to have heard it. */
export function playAudio({ fields, values }: ActionContext): Behaviour {
  const audio = values.audio(fields.required('audio'), 'audio');
  return {
    exits: { [onlyExit]: emptyBlock },
    *perform(run): Process<string> {
      const played = audio?.(run) as Audio | undefined;
      if (played === undefined) throw new FlowFailure('the audio to play is not set');
      yield* run.play(played);
      return onlyExit;
    },
  };
}
