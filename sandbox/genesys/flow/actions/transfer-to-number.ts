import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { callTransfer } from './transfer';

/** Sends the call to a phone number outside the org. Exits: transferred, failure. */
export function transferToNumber(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const number = values.value(fields.required('targetNumber'), 'phoneNumber', 'targetNumber').evaluate;
  values.value(fields.optional('connectTimeout'), 'duration', 'connectTimeout');
  return callTransfer(context, (run) => {
    const uri = number(run) as string | undefined;
    if (uri === undefined) throw new FlowFailure('the number of a transfer is not set');
    const name = uri.replace(/^tel:/, '');
    return { name, text: `the number ${name}`, end: { kind: 'number', number: name } };
  });
}
