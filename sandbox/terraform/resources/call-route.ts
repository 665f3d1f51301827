import type { CallRouteRecord } from '../../genesys/org/org-record';
import { type ObjectValue, textOf, type Value } from '../value';
import type { Place, Resource } from './resource';

/** `genesyscloud_architect_ivr`. */
export const callRoute: Resource = {
  create: (planned, place) => place.org.callRoutes.add(inputOf(planned, place)),
  update: (id, planned, place) => place.org.callRoutes.change(id, inputOf(planned, place)),
  delete: (id, { org }) => org.callRoutes.remove(id),
  read: (id, state, { org }) => {
    const record = org.lookUp('callRoutes', id);
    return (
      record && {
        ...state,
        id,
        name: record.name,
        description: record.description ?? null,
        division_id: record.divisionId,
        dnis: record.numbers.length === 0 ? null : record.numbers,
        open_hours_flow_id: record.openHoursFlow ?? null,
        closed_hours_flow_id: record.closedHoursFlow ?? null,
        holiday_hours_flow_id: record.holidayHoursFlow ?? null,
        schedule_group_id: record.scheduleGroup ?? null,
      }
    );
  },
};

function inputOf(planned: ObjectValue, { org }: Place): Omit<CallRouteRecord, 'id'> {
  const numbers = planned['dnis'];
  return {
    name: textOf(planned['name']),
    description: optional(planned['description']),
    divisionId: optional(planned['division_id']) ?? (org.record.divisions[0]?.id as string),
    numbers: Array.isArray(numbers) ? numbers.map((number: Value) => textOf(number)).sort() : [],
    openHoursFlow: optional(planned['open_hours_flow_id']),
    closedHoursFlow: optional(planned['closed_hours_flow_id']),
    holidayHoursFlow: optional(planned['holiday_hours_flow_id']),
    scheduleGroup: optional(planned['schedule_group_id']),
  };
}

function optional(value: Value | undefined): string | undefined {
  return textOf(value) || undefined;
}
