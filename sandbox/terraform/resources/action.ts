import type { ActionInput } from '../../genesys/org/written/actions';
import { equalAsJson } from '../planned';
import { jsonOf, type ObjectValue, textOf, type Value } from '../value';
import type { Resource } from './resource';
import { templateBlocks, templatesOf } from './templates';

/** `genesyscloud_integration_action`. */
export const action: Resource = {
  create: (planned, { org }) => org.actions.add(inputOf(planned)),
  update: (id, planned, { org }) => {
    const { name, category, request, response, timeoutSeconds } = inputOf(planned);
    // A timeout that is not given is not sent, and stays as it was.
    const timeout = timeoutSeconds === undefined ? {} : { timeoutSeconds };
    org.actions.change(id, { name, category, request, response, ...timeout });
  },
  // The platform deletes the actions of an integration with it.
  delete: (id, { org }) => {
    if (org.lookUp('actions', id) !== undefined) org.actions.remove(id);
  },
  read: (id, state, { org }) => {
    const record = org.lookUp('actions', id);
    return (
      record && {
        ...state,
        ...templateBlocks(record),
        id,
        name: record.name,
        category: record.category,
        integration_id: record.integrationId,
        secure: record.secure,
        config_timeout_seconds: record.timeoutSeconds ?? null,
        contract_input: schemaText(record.inputSchema, state['contract_input']),
        contract_output: schemaText(record.successSchema, state['contract_output']),
      }
    );
  },
};

function inputOf(planned: ObjectValue): ActionInput {
  const timeout = planned['config_timeout_seconds'];
  return {
    ...templatesOf(planned),
    name: textOf(planned['name']),
    category: textOf(planned['category']),
    integrationId: textOf(planned['integration_id']),
    secure: planned['secure'] === true,
    inputSchema: jsonOf(planned['contract_input'], 'contract_input'),
    successSchema: jsonOf(planned['contract_output'], 'contract_output'),
    ...(typeof timeout === 'number' && { timeoutSeconds: timeout }),
  };
}

function schemaText(schema: object, before: Value | undefined): string {
  const text = JSON.stringify(schema);
  return equalAsJson(text, before) ? textOf(before) : text;
}
