import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { does } from './exits';

/** Answers an email at once. Other recipients are accepted and ignored. */
export function sendAutoReply({ fields, values }: ActionContext): Behaviour {
  fields.ignore('from', 'replyTo', 'cc', 'bcc', 'replyMode');
  const body = values.value(fields.required('messageBody'), 'string', 'messageBody').evaluate;
  return does((run) => {
    const text = body(run) as string | undefined;
    if (text === undefined) throw new FlowFailure('the text of a reply is not set');
    run.say(text, 0);
  });
}
