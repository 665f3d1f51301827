import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock } from '../run/action';

/** Goes on in another task and does not come back. */
export function jumpToTask({ fields, flow, reporter }: ActionContext): Behaviour {
  const target = flow.resolve(fields.required('targetTaskRef'), ['task'], reporter);
  const to = target?.index ?? 0;
  return { exits: { jumped: finalBlock }, perform: () => ({ kind: 'jump', exit: 'jumped', to }) };
}
