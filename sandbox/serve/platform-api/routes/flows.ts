import { ApiError } from '../api-error';
import { flowOf, versionsOf } from '../flow-entity';
import { pageOf } from '../page';
import { type Call, parameter, type Route } from '../route';

/** Flows. They are published by jobs. */
export const flowRoutes: readonly Route[] = [
  {
    endpoint: 'GET /flows',
    answer: (call) => {
      const { org, request } = call;
      const all = org.record.flows.map((flow) => flowOf(flow, org.record));
      const name = request.query('name')?.toLowerCase();
      const types = (request.queries('type') ?? []).flatMap((type) => type.toUpperCase().split(',')).filter(Boolean);
      return pageOf(
        call,
        all.filter(
          (flow) => (!name || flow.name.toLowerCase() === name) && (types.length === 0 || types.includes(flow.type)),
        ),
      );
    },
  },
  { endpoint: 'GET /flows/{id}', answer: (call) => answered(call, parameter(call, 'id')) },
  {
    endpoint: 'DELETE /flows/{id}',
    answer: (call) => {
      call.org.flows.remove(parameter(call, 'id'));
      return undefined;
    },
  },
  {
    endpoint: 'GET /flows/{id}/versions',
    answer: (call) => pageOf(call, versionsOf(call.org.find('flows', parameter(call, 'id')))),
  },
  {
    endpoint: 'GET /flows/{id}/versions/{version}',
    answer: (call) => {
      const [id, wanted] = [parameter(call, 'id'), parameter(call, 'version')];
      const version = versionsOf(call.org.find('flows', id)).find((one) => one.id === wanted);
      if (version === undefined) throw new ApiError(404, `the flow ${id} has no version ${wanted}`);
      return version;
    },
  },
];

function answered({ org }: Call, id: string) {
  return flowOf(org.find('flows', id), org.record);
}
