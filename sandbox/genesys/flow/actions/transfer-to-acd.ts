import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock } from '../run/action';
import { targetQueueOf } from './target-queue';
import { callTransfer } from './transfer';

/** Sends the conversation to a queue. Exits: transferred, and in calls, where a transfer can fail, failure. */
export function transferToAcd(context: ActionContext): Behaviour {
  const { fields, flow } = context;
  const queue = targetQueueOf(context, fields);
  fields.ignore('priority', 'preferredAgents', 'languageSkill', 'acdSkills', 'directAgent');
  if (flow.rules.transferFailure) {
    fields.ignore('postCallSurveyFlow', 'overrideInQueueFlow');
    return callTransfer(context, (run) => {
      const name = queue(run);
      return { name, text: `queue "${name}"`, end: { kind: 'queue', queue: name } };
    });
  }
  if (flow.rules.interaction === 'email') fields.ignore('appendSkills');
  return {
    exits: { transferred: finalBlock },
    perform: (run) => ({ kind: 'end', exit: 'transferred', end: { kind: 'queue', queue: queue(run) } }),
  };
}
