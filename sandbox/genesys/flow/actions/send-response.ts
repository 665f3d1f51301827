import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { does } from './exits';

/** Answers a message at once. */
export function sendResponse({ fields, values }: ActionContext): Behaviour {
  const body = values.value(fields.required('messageBody'), 'string', 'messageBody').evaluate;
  return does((run) => {
    const text = body(run) as string | undefined;
    if (text === undefined) throw new FlowFailure('the text of a response is not set');
    run.say(text, 0);
  });
}
