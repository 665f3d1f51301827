import type { FlowRecord } from '../../../genesys/org/org-record';
import { ApiError } from '../api-error';
import { pageOf } from '../page';
import type { Route } from '../route';

/** The flows that call a data action, as they were published. */
export const dependencyRoutes: readonly Route[] = [
  {
    endpoint: 'GET /architect/dependencytracking/consumingresources',
    answer: (call) => {
      const [id, type] = [call.request.query('id'), call.request.query('objectType')];
      if (!id || !type) throw new ApiError(400, 'the parameters id and objectType are needed');
      if (type !== 'DATAACTION')
        throw new ApiError(501, `the sandbox tracks no objects of the type ${JSON.stringify(type)}`);
      const callers = call.org.record.flows.filter(({ actions }) => actions.some((action) => action.id === id));
      return pageOf(call, callers.map(dependencyOf));
    },
  },
];

function dependencyOf({ id, name, type, version }: FlowRecord) {
  // Types of dependencies end in FLOW, and `workflow` does so already.
  const named = type.toUpperCase().replace(/(?<!FLOW)$/, 'FLOW');
  return { id, name, version: `${version}.0`, type: named, deleted: false, updated: false, stateUnknown: false };
}
