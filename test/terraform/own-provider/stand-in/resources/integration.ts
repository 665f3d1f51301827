import { equalAsJson } from '../../../../../sandbox/terraform/planned';
import type { Resource } from '../../../../../sandbox/terraform/resources/resource';
import {
  blockOf,
  isObject,
  jsonOf,
  type ObjectValue,
  sameValue,
  textOf,
  textsOf,
  type Value,
} from '../../../../../sandbox/terraform/value';
import type { HttpPlace } from '../place';

const path = '/integrations';

export const integration: Resource<HttpPlace> = {
  create: async (planned, place) => {
    const { id } = await place.caller.post(path, { integrationType: { id: textOf(planned['integration_type']) } });
    await configure(id, planned, place);
    await setState(id, planned, place);
    return id;
  },
  update: async (id, planned, place, prior) => {
    if (!sameValue(planned['config'], prior['config'])) await configure(id, planned, place);
    if (!sameValue(planned['intended_state'], prior['intended_state'])) await setState(id, planned, place);
  },
  delete: (id, { caller }) => caller.delete(`${path}/${id}`, `${path}/${id}?pageSize=100&pageNumber=1`),
  read: async (id, state, { caller }) => {
    const found = await caller.look(`${path}/${id}?pageSize=100&pageNumber=1`);
    if (found === undefined) return undefined;
    const { name, notes, properties, advanced, credentials } = await caller.get(`${path}/${id}/config/current`);
    const before = blockOf(state['config']) ?? {};
    const ids = Object.entries(credentials as Record<string, { id: string }>).map(([key, it]) => [key, it.id] as const);
    const read: ObjectValue = {
      name,
      notes: notes === '' ? null : notes,
      properties: jsonText(properties, before['properties']),
      advanced: jsonText(advanced, before['advanced']),
      credentials: ids.length === 0 ? null : Object.fromEntries(ids),
    };
    const { integrationType, intendedState } = found;
    return { ...state, id, integration_type: integrationType.id, intended_state: intendedState, config: [read] };
  },
};

/** Reads the configuration twice: once for the name that an empty one keeps, and once for the version. */
async function configure(id: string, planned: ObjectValue, { caller }: HttpPlace): Promise<void> {
  const config = blockOf(planned['config']);
  if (!isObject(config)) return;
  const current = `${path}/${id}/config/current`;
  const { name } = await caller.get(current);
  const { version } = await caller.get(current);
  const credentials = Object.entries(textsOf(config['credentials'])).map(([key, it]) => [key, { id: it }] as const);
  await caller.put(current, {
    name: textOf(config['name']) || name,
    notes: textOf(config['notes']),
    version,
    properties: jsonOf(config['properties'], 'properties'),
    advanced: jsonOf(config['advanced'], 'advanced'),
    credentials: Object.fromEntries(credentials),
  });
}

async function setState(id: string, planned: ObjectValue, { caller }: HttpPlace): Promise<void> {
  await caller.patch(`${path}/${id}?pageSize=25&pageNumber=1`, { intendedState: textOf(planned['intended_state']) });
}

function jsonText(value: object, before: Value | undefined): string {
  const text = JSON.stringify(value);
  return equalAsJson(text, before) ? textOf(before) : text;
}
