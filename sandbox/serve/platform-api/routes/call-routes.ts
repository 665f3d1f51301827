import { z } from 'zod';
import type { CallRouteRecord } from '../../../genesys/org/org-record';
import { bodyOf } from '../body';
import { pageOf } from '../page';
import { type Call, parameter, type Route } from '../route';

const path = '/architect/ivrs';

/** Call routes, which the API calls IVRs. */
export const callRouteRoutes: readonly Route[] = [
  {
    endpoint: 'GET /architect/ivrs',
    answer: (call) => {
      const name = call.request.query('name');
      const all = call.org.record.callRoutes;
      return pageOf(call, (name ? all.filter((route) => route.name === name) : all).map(callRouteOf));
    },
  },
  {
    endpoint: 'POST /architect/ivrs',
    answer: async (call) => answered(call, call.org.callRoutes.add(await inputOf(call))),
  },
  { endpoint: 'GET /architect/ivrs/{id}', answer: (call) => answered(call, parameter(call, 'id')) },
  {
    endpoint: 'PUT /architect/ivrs/{id}',
    answer: async (call) => {
      const id = parameter(call, 'id');
      call.org.callRoutes.change(id, await inputOf(call));
      return answered(call, id);
    },
  },
  {
    endpoint: 'DELETE /architect/ivrs/{id}',
    answer: (call) => {
      call.org.callRoutes.remove(parameter(call, 'id'));
      return undefined;
    },
  },
];

const reference = z.object({ id: z.string() }).nullish();

const callRouteBody = z.object({
  name: z.string().min(1),
  description: z.string().nullish(),
  division: reference,
  dnis: z.array(z.string()).nullish(),
  openHoursFlow: reference,
  closedHoursFlow: reference,
  holidayHoursFlow: reference,
  scheduleGroup: reference,
});

/** A call route without a division belongs to the first one. */
async function inputOf(call: Call): Promise<Omit<CallRouteRecord, 'id'>> {
  const { name, description, division, dnis, ...references } = await bodyOf(call, callRouteBody);
  return {
    name,
    description: description || undefined,
    divisionId: division?.id ?? (call.org.record.divisions[0]?.id as string),
    numbers: [...(dnis ?? [])].sort(),
    openHoursFlow: references.openHoursFlow?.id,
    closedHoursFlow: references.closedHoursFlow?.id,
    holidayHoursFlow: references.holidayHoursFlow?.id,
    scheduleGroup: references.scheduleGroup?.id,
  };
}

function answered({ org }: Call, id: string) {
  return callRouteOf(org.find('callRoutes', id));
}

function callRouteOf({ id, name, description, divisionId, numbers, ...references }: CallRouteRecord) {
  const given = Object.entries({ division: divisionId, ...references }).filter(([, other]) => other !== undefined);
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    dnis: numbers,
    ...Object.fromEntries(given.map(([key, other]) => [key, { id: other }])),
    state: 'active',
    selfUri: `/api/v2${path}/${id}`,
  };
}
