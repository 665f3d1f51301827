import type { Process } from '../../../clock';
import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock, type Outcome } from '../run/action';

/** Ends the conversation. Queued audio plays before. */
export function disconnect({ fields }: ActionContext): Behaviour {
  fields.flag('none');
  return {
    exits: { disconnected: finalBlock },
    *perform(run): Process<Outcome> {
      yield* run.flush();
      return { kind: 'end', exit: 'disconnected', end: { kind: 'disconnected' } };
    },
  };
}
