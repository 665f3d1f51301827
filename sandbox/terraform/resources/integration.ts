import type { IntegrationConfig } from '../../genesys/org/org-record';
import { equalAsJson } from '../planned';
import { blockOf, jsonOf, type ObjectValue, sameValue, textOf, textsOf, type Value } from '../value';
import type { Place, Resource } from './resource';

/** `genesyscloud_integration`. */
export const integration: Resource = {
  create: (planned, place) => {
    const id = place.org.integrations.add(textOf(planned['integration_type']));
    configure(id, planned, place);
    setState(id, planned, place);
    return id;
  },
  update: (id, planned, place, prior) => {
    if (!sameValue(planned['config'], prior['config'])) configure(id, planned, place);
    if (!sameValue(planned['intended_state'], prior['intended_state'])) setState(id, planned, place);
  },
  delete: (id, { org }) => org.integrations.remove(id),
  read: (id, state, { org }) => {
    const record = org.lookUp('integrations', id);
    if (record === undefined) return undefined;
    const { config } = record;
    const before = blockOf(state['config']) ?? {};
    const credentials = Object.keys(config.credentials).length === 0 ? null : config.credentials;
    const read: ObjectValue = {
      name: config.name,
      notes: config.notes === '' ? null : config.notes,
      properties: jsonText(config.properties, before['properties']),
      advanced: jsonText(config.advanced, before['advanced']),
      credentials,
    };
    return { ...state, id, integration_type: record.type, intended_state: record.state, config: [read] };
  },
};

function configure(id: string, planned: ObjectValue, { org }: Place): void {
  const config = blockOf(planned['config']);
  if (config !== undefined) org.integrations.configure(id, configOf(config));
}

function setState(id: string, planned: ObjectValue, { org }: Place): void {
  org.integrations.setState(id, textOf(planned['intended_state']));
}

function configOf(config: ObjectValue): IntegrationConfig {
  return {
    name: textOf(config['name']),
    notes: textOf(config['notes']),
    properties: jsonOf(config['properties'], 'properties'),
    advanced: jsonOf(config['advanced'], 'advanced'),
    credentials: textsOf(config['credentials']),
  };
}

function jsonText(value: object, before: Value | undefined): string {
  const text = JSON.stringify(value);
  return equalAsJson(text, before) ? textOf(before) : text;
}
