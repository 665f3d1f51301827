import type { FlowRecord, OrgRecord, Publication } from '../../../genesys/org/org-record';
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
  {
    endpoint: 'POST /flows/actions/unlock',
    answer: (call) => {
      const id = call.request.query('flow') ?? '';
      call.org.flows.unlock(id);
      return answered(call, id);
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
    answer: (call) => {
      const { version, publications } = call.org.find('flows', parameter(call, 'id'));
      const numbers = Array.from({ length: version }, (_, index) => index + 1);
      return pageOf(
        call,
        numbers.map((number) => versionOf(number, publications)),
      );
    },
  },
];

function answered({ org }: Call, id: string) {
  return flowOf(org.find('flows', id), org.record);
}

function flowOf({ id, name, type, version, publications, lockedBy }: FlowRecord, { divisions }: OrgRecord) {
  const published = versionOf(version, publications);
  return {
    id,
    name,
    type: type.toUpperCase(),
    division: divisions[0],
    active: true,
    system: false,
    deleted: false,
    publishedVersion: published,
    checkedInVersion: published,
    savedVersion: published,
    ...(lockedBy !== undefined && { lockedUser: lockedBy }),
    selfUri: `/api/v2/flows/${id}`,
  };
}

/** A version that no client of this API published has neither client nor date. */
function versionOf(version: number, publications: readonly Publication[] = []) {
  const by = publications.find((publication) => publication.version === version);
  const made = by && { createdByClient: by.client, datePublished: String(Date.parse(by.at)) };
  return { id: `${version}.0`, name: `${version}.0`, commitVersion: String(version), ...made };
}
