import type { ActionContext } from '../publish/action-context';
import { type Behaviour, finalBlock } from '../run/action';

/** Ends a workflow. A reason that is not set becomes an empty text. */
export function endWorkflow({ fields, values }: ActionContext): Behaviour {
  const reason = values.value(fields.optional('exitReason'), 'string', 'exitReason').evaluate;
  return {
    exits: { ended: finalBlock },
    perform: (run) => {
      const exitReason = (reason(run) as string | undefined) ?? '';
      return { kind: 'end', exit: 'ended', end: { kind: 'workflowEnded', exitReason } };
    },
  };
}
