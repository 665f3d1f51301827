import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { jumpsTo } from './exits';

/** Goes on in another state and does not come back. */
export function changeState({ fields, flow, reporter }: ActionContext): Behaviour {
  return jumpsTo(flow.resolve(fields.required('targetStateRef'), ['state'], reporter));
}
