import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { branchesOf } from './exits';

/** Finds a queue by its name. If the org has none, the variable becomes NOT_SET. Exits: found, notFound. */
export function findQueue(context: ActionContext): Behaviour {
  const { fields, values, flow } = context;
  const name = values.value(fields.required('findName'), 'string', 'findName').evaluate;
  const result = values.target(fields.required('findResult'), 'queue', 'findResult');
  return {
    exits: branchesOf(context, 'found', 'notFound'),
    perform: (run) => {
      const wanted = name(run) as string | undefined;
      const found = wanted !== undefined && flow.org.queueExists(wanted);
      if (result !== undefined) run.values[result.slot] = found ? wanted : undefined;
      return found ? 'found' : 'notFound';
    },
  };
}
