import type { Process } from '../../../clock';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import { type Behaviour, emptyBlock } from '../run/action';
import { onlyExit } from './exits';

/** The longest life of a flow that waits: 72 hours. */
const longestLifeMs = 72 * 3_600_000;

/** Waits. A wait that would exceed the life of the flow is shortened if the step says so; otherwise the flow fails. */
export function wait({ fields, values }: ActionContext): Behaviour {
  const trimming = 'trimDurationNearMaxRunningTime';
  const trim = values.value(fields.optional(trimming), 'boolean', trimming).evaluate;
  const duration = values.value(fields.required('duration'), 'duration', 'duration').evaluate;
  return {
    exits: { [onlyExit]: emptyBlock },
    *perform(run): Process<string> {
      const wanted = duration(run) as number | undefined;
      if (wanted === undefined) throw new FlowFailure('the duration of a wait is not set; guard it with IsSet');
      if (wanted < 0) throw new FlowFailure(`a wait of ${wanted} ms is impossible`);
      const left = Math.max(0, run.facts.startedAt + longestLifeMs - run.now());
      if (wanted > left && trim(run) !== true) {
        throw new FlowFailure(`a wait of ${wanted} ms outlives the 72 hours that a flow may live`);
      }
      const ms = Math.min(wanted, left);
      run.waited(ms);
      if (ms > 0) yield ms;
      return onlyExit;
    },
  };
}
