import type { Resource } from '../../../../../sandbox/terraform/resources/resource';
import { type ObjectValue, textOf, type Value } from '../../../../../sandbox/terraform/value';
import type { HttpPlace } from '../place';

const path = '/architect/ivrs';

/** The provider waits for 3 s before it writes numbers; this one does not. */
export const callRoute: Resource<HttpPlace> = {
  create: async (planned, { caller }) => (await caller.post(path, bodyOf(planned))).id,
  update: async (id, planned, { caller }) => {
    const { version } = await caller.get(`${path}/${id}`);
    await caller.put(`${path}/${id}`, { ...bodyOf(planned), version });
  },
  delete: (id, { caller }) => caller.delete(`${path}/${id}`, `${path}/${id}`),
  read: async (id, state, { caller }) => {
    const found = await caller.look(`${path}/${id}`);
    if (found === undefined) return undefined;
    const { name, description, division, dnis } = found;
    return {
      ...state,
      id,
      name,
      description: description ?? null,
      division_id: division.id,
      dnis: dnis.length === 0 ? null : dnis,
      open_hours_flow_id: found.openHoursFlow?.id ?? null,
      closed_hours_flow_id: found.closedHoursFlow?.id ?? null,
      holiday_hours_flow_id: found.holidayHoursFlow?.id ?? null,
      schedule_group_id: found.scheduleGroup?.id ?? null,
    };
  },
};

function bodyOf(planned: ObjectValue) {
  const { dnis } = planned;
  return {
    name: textOf(planned['name']),
    description: textOf(planned['description']) || undefined,
    division: reference(planned['division_id']),
    dnis: Array.isArray(dnis) ? dnis : undefined,
    openHoursFlow: reference(planned['open_hours_flow_id']),
    closedHoursFlow: reference(planned['closed_hours_flow_id']),
    holidayHoursFlow: reference(planned['holiday_hours_flow_id']),
    scheduleGroup: reference(planned['schedule_group_id']),
  };
}

function reference(id: Value | undefined): object | undefined {
  return textOf(id) === '' ? undefined : { id };
}
