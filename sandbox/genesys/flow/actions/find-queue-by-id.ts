import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { branchesOf } from './exits';

/** Finds a queue by its id. If the org has none, the variable becomes NOT_SET. Exits: found, notFound. */
export function findQueueById(context: ActionContext): Behaviour {
  const { fields, values, flow } = context;
  const id = values.value(fields.required('findId'), 'string', 'findId').evaluate;
  const result = values.target(fields.required('findResult'), 'queue', 'findResult');
  return {
    exits: branchesOf(context, 'found', 'notFound'),
    perform: (run) => {
      const wanted = (id(run) as string | undefined)?.toLowerCase();
      const queues = flow.org.objectNames?.('queue') ?? [];
      const found = queues.find((name) => run.settings.objectId('queue', name).toLowerCase() === wanted);
      if (result !== undefined) run.values[result.slot] = found;
      return found === undefined ? 'notFound' : 'found';
    },
  };
}
