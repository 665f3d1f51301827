import { equalAsJson } from '../../../../../sandbox/terraform/planned';
import type { Resource } from '../../../../../sandbox/terraform/resources/resource';
import { jsonOf, type ObjectValue, textOf, type Value } from '../../../../../sandbox/terraform/value';
import type { HttpPlace } from '../place';
import { actionPath, blocksOf, configOf } from './action-config';

const whole = 'expand=contract&includeConfig=true';

export const action: Resource<HttpPlace> = {
  create: async (planned, { caller }) => {
    const { id } = await caller.post(actionPath, {
      ...changeable(planned),
      integrationId: textOf(planned['integration_id']),
      secure: planned['secure'] === true,
      contract: {
        input: { inputSchema: jsonOf(planned['contract_input'], 'contract_input') },
        output: { successSchema: jsonOf(planned['contract_output'], 'contract_output') },
      },
    });
    return id;
  },
  update: async (id, planned, { caller }) => {
    const { version } = await caller.get(`${actionPath}/${id}?${whole}`);
    await caller.patch(`${actionPath}/${id}`, { ...changeable(planned), version });
  },
  // The platform deletes the actions of an integration with it, and then answers 404.
  delete: async (id, { caller }) => {
    await caller.delete(`${actionPath}/${id}`, `${actionPath}/${id}?${whole}`).catch((error) => {
      if (error.status !== 404) throw error;
    });
  },
  read: async (id, state, { caller }) => {
    const found = await caller.look(`${actionPath}/${id}?${whole}`);
    if (found === undefined) return undefined;
    const { name, category, integrationId, secure, contract, config } = found;
    return {
      ...state,
      ...(await blocksOf(caller, found)),
      id,
      name,
      category,
      integration_id: integrationId,
      secure,
      config_timeout_seconds: config.timeoutSeconds ?? null,
      contract_input: schemaText(contract.input.inputSchema, state['contract_input']),
      contract_output: schemaText(contract.output.successSchema, state['contract_output']),
    };
  },
};

function changeable(planned: ObjectValue) {
  const timeout = planned['config_timeout_seconds'];
  return {
    name: textOf(planned['name']),
    category: textOf(planned['category']),
    config: { ...configOf(planned), ...(typeof timeout === 'number' && { timeoutSeconds: timeout }) },
  };
}

function schemaText(schema: object, before: Value | undefined): string {
  const text = JSON.stringify(schema);
  return equalAsJson(text, before) ? textOf(before) : text;
}
