import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { transferToFlow } from './transfer-to-flow';

/** Hands the call over to a secure call flow. The data that it is given is ignored. Exits: transferred, failure. */
export function transferToFlowSecure(context: ActionContext): Behaviour {
  context.fields.ignore('connectTimeout', 'invocationData');
  return transferToFlow(context);
}
