import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { readData, readsOf } from './attributes';
import { does } from './exits';

/** Reads data of the flow's own conversation into variables. */
export function getParticipantData(context: ActionContext): Behaviour {
  const reads = readsOf(context);
  return does((run) => readData(run, run.conversationId, reads));
}
