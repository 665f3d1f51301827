import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock } from '../run/action';

/** Goes on in another state and does not come back. */
export function changeState({ fields, flow, reporter }: ActionContext): Behaviour {
  const target = flow.resolve(fields.required('targetStateRef'), ['state'], reporter);
  const to = target?.index ?? 0;
  return { exits: { jumped: finalBlock }, perform: () => ({ kind: 'jump', exit: 'jumped', to }) };
}
