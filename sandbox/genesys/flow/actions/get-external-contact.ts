import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { branchesOf } from './exits';

/**
 * Reads the external contact of an id. If there is none, the variable keeps its value, as documented for other actions
 * of this kind. Exits: found, notFound.
 */
export function getExternalContact(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const id = values.value(fields.required('externalId'), 'string', 'externalId').evaluate;
  const result = values.target(fields.required('externalResult'), 'externalContact', 'externalResult');
  return {
    exits: branchesOf(context, 'found', 'notFound'),
    perform: (run) => {
      const wanted = id(run) as string | undefined;
      const contact = wanted === undefined ? undefined : run.settings.externalContact(wanted);
      if (contact === undefined) return 'notFound';
      if (result !== undefined) run.values[result.slot] = { id: wanted, ...contact };
      return 'found';
    },
  };
}
