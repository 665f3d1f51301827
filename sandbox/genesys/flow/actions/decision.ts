import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { branchesOf } from './exits';

/** Takes one of two branches. The flow fails if the condition is not set. Exits: yes, no. */
export function decision(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const { evaluate, text } = values.expression(fields.required('condition'), 'boolean', 'condition');
  return {
    exits: branchesOf(context, 'yes', 'no'),
    when: { yes: text },
    perform: (run) => {
      const answer = evaluate(run);
      if (answer === undefined) throw new FlowFailure('the condition of a decision is not set; guard it with IsSet');
      return answer ? 'yes' : 'no';
    },
  };
}
