import { constantValue } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import * as errors from '../publish/errors';
import type { Fields } from '../publish/fields';
import type { Run } from '../run/run';

/** `targetQueue` of a transfer: returns the name of the queue when the transfer begins. */
export function targetQueueOf({ values, flow, reporter }: ActionContext, keys: Fields): (run: Run) => string {
  const node = keys.required('targetQueue');
  const { form, evaluate } = values.value(node, 'queue', 'targetQueue');
  if (node !== undefined && form === 'noValue') reporter.report(node, errors.queueNeeded());
  const name = form === 'lit' ? (constantValue({ evaluate }) as string | undefined) : undefined;
  if (node !== undefined && name !== undefined && !flow.org.queueExists(name))
    reporter.report(node, errors.unknownObject('queue', name));
  return (run) => {
    const queue = evaluate(run) as string | undefined;
    if (queue === undefined) throw new FlowFailure('the queue of a transfer is not set');
    return queue;
  };
}
