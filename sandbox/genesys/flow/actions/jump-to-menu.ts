import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { jumpsTo } from './exits';

/** Goes on in a menu and does not come back. */
export function jumpToMenu({ fields, flow, reporter }: ActionContext): Behaviour {
  return jumpsTo(flow.resolve(fields.required('targetMenuRef'), ['menu'], reporter));
}
