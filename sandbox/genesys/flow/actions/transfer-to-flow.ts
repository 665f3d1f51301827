import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { callTransfer } from './transfer';

/** Hands the call over to another flow, which ends this run. Exits: transferred, failure. */
export function transferToFlow(context: ActionContext): Behaviour {
  const { fields, flow, reporter } = context;
  const node = fields.required('targetFlow');
  const name = fields.map(node, 'targetFlow', (target) => {
    target.required('name');
    return target.text('name');
  });
  if (node !== undefined && name !== undefined) flow.requireObject('flow', name, node, reporter);
  const target = name ?? '';
  return callTransfer(context, () => ({
    name: target,
    text: `flow "${target}"`,
    end: { kind: 'flow', flow: target },
  }));
}
