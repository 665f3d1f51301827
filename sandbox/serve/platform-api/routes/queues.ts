import type { NamedRecord } from '../../../genesys/org/org-record';
import { ApiError } from '../api-error';
import { pageOf } from '../page';
import { parameter, type Route } from '../route';

export const queueRoutes: readonly Route[] = [
  {
    endpoint: 'GET /routing/queues',
    answer: (call) => {
      const [name, hasPeer] = [call.request.query('name'), call.request.query('hasPeer')];
      // No queue of the sandbox has a peer in another system.
      const queues = hasPeer === 'true' ? [] : call.org.record.queues;
      return pageOf(call, (name ? queues.filter((queue) => queue.name === name) : queues).map(queueOf));
    },
  },
  {
    endpoint: 'GET /routing/queues/{id}',
    answer: (call) => {
      const id = parameter(call, 'id');
      const queue = call.org.lookUp('queues', id);
      if (queue === undefined) throw new ApiError(404, `there is no queue with the id ${id}`);
      return queueOf(queue);
    },
  },
];

function queueOf({ id, name }: NamedRecord) {
  return { id, name, selfUri: `/api/v2/routing/queues/${id}` };
}
