import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { targetQueueOf } from './target-queue';
import { callTransfer, type Target } from './transfer';

/**
 * Sends the call to the voicemail of a queue. The sandbox does not know the voicemail of a user or group. Exits:
 * transferred, failure.
 */
export function transferToVoicemail(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const target = fields.map(fields.required('destination'), 'destination', (destination) =>
    fields.map(destination.required('queue'), 'queue', (keys) => {
      const queue = targetQueueOf(context, keys);
      values.value(keys.optional('callbackNumber'), 'phoneNumber', 'callbackNumber');
      values.value(keys.optional('calleeName'), 'string', 'calleeName');
      values.audio(keys.optional('voicemailGreeting'), 'voicemailGreeting');
      return queue;
    }),
  );
  return callTransfer(context, (run): Target => {
    const queue = target?.(run) ?? '';
    return { name: queue, text: `the voicemail of queue "${queue}"`, end: { kind: 'voicemail', queue } };
  });
}
