import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock } from '../run/action';

/** Goes on in a menu and does not come back. */
export function jumpToMenu({ fields, flow, reporter }: ActionContext): Behaviour {
  const target = flow.resolve(fields.required('targetMenuRef'), ['menu'], reporter);
  const to = target?.index ?? 0;
  return { exits: { jumped: finalBlock }, perform: () => ({ kind: 'jump', exit: 'jumped', to }) };
}
