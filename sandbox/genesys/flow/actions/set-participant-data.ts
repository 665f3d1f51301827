import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { writeData, writesOf } from './attributes';
import { does } from './exits';

/** Writes data of the flow's own conversation. */
export function setParticipantData(context: ActionContext): Behaviour {
  const writes = writesOf(context);
  return does((run) => writeData(run, run.conversationId, writes));
}
