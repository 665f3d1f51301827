import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { jumpsTo } from './exits';

/** Goes on in another task and does not come back. */
export function jumpToTask({ fields, flow, reporter }: ActionContext): Behaviour {
  return jumpsTo(flow.resolve(fields.required('targetTaskRef'), ['task'], reporter));
}
