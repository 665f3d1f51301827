import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { callingData } from './call-data';

/**
 * Calls a data action that is marked secure. Its inputs may read secure variables. Only the name of this action is
 * documented; its keys and exits are assumed to be those of Call Data.
 */
export function callDataSecure(context: ActionContext): Behaviour {
  return callingData(context, 'secure');
}
