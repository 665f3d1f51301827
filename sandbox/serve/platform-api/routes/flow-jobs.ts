import { type FlowJobs, uploadPath } from '../flow-jobs';
import { parameter, type Route } from '../route';

const path = '/flows/jobs';

/** The jobs that publish flows. */
export function flowJobRoutes(jobs: FlowJobs): readonly Route[] {
  return [
    {
      endpoint: 'POST /flows/jobs',
      answer: ({ client, request }) => {
        const { id } = jobs.register(client);
        const presignedUrl = `${new URL(request.url).origin}${uploadPath}/${id}`;
        return { id, presignedUrl, headers: {}, selfUri: `/api/v2${path}/${id}` };
      },
    },
    {
      endpoint: 'GET /flows/jobs/{id}',
      answer: (call) => {
        const { id, status, flow, messages } = jobs.find(parameter(call, 'id'));
        return {
          id,
          status,
          ...(flow !== undefined && { flow: { id: flow, selfUri: `/api/v2/flows/${flow}` } }),
          ...(call.request.query('expand') === 'messages' && { messages }),
          selfUri: `/api/v2${path}/${id}`,
        };
      },
    },
  ];
}
