import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { branchesOf } from './branches';

/** Takes one of two branches. A condition that is not set is a failure of the flow. Exits: yes, no. */
export function decision(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const condition = values.expression(fields.required('condition'), 'boolean', 'condition');
  return {
    exits: branchesOf(context, 'yes', 'no'),
    perform: (run) => {
      const answer = condition(run);
      if (answer === undefined) throw new FlowFailure('the condition of a decision is not set; guard it with IsSet');
      return answer ? 'yes' : 'no';
    },
  };
}
