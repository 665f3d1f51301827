import { PlatformError } from '../../../../../sandbox/genesys/org/platform-error';
import type { Resource } from '../../../../../sandbox/terraform/resources/resource';
import { type ObjectValue, textOf } from '../../../../../sandbox/terraform/value';
import type { HttpPlace } from '../place';
import { actionPath, blocksOf, configOf } from './action-config';

/** It is there already: create looks at its integration and the credential of that, and changes it. */
export const customAuthAction: Resource<HttpPlace> = {
  create: async (planned, place) => {
    const { caller } = place;
    const integration = textOf(planned['integration_id']);
    const { integrationType } = await caller.get(`/integrations/${integration}?pageNumber=1&pageSize=1`);
    const { name, credentials } = await caller.get(`/integrations/${integration}/config/current`);
    const credential = credentials.basicAuth?.id;
    const type = credential && (await caller.get(`/integrations/credentials/${credential}`)).type.name;
    if (integrationType.id !== 'custom-rest-actions' || type !== 'userDefinedOAuth')
      throw new PlatformError(
        400,
        `the integration ${JSON.stringify(name)} needs a credential of the type userDefinedOAuth under the key basicAuth`,
      );
    const id = `customAuth_-_${integration}`;
    await caller.get(addressOf(id));
    await change(id, planned, place);
    return id;
  },
  update: (id, planned, place) => change(id, planned, place),
  delete: () => undefined,
  read: async (id, state, { caller }) => {
    const found = await caller.look(addressOf(id));
    if (found === undefined) return undefined;
    const { integrationId, name } = found;
    return { ...state, ...(await blocksOf(caller, found)), id, integration_id: integrationId, name };
  },
};

async function change(id: string, planned: ObjectValue, { caller }: HttpPlace): Promise<void> {
  const { version, name } = await caller.get(addressOf(id));
  const body = { name: textOf(planned['name']) || name, version, config: configOf(planned) };
  await caller.patch(`${actionPath}/${id}`, body);
}

function addressOf(id: string): string {
  return `${actionPath}/${id}?flatten=true&includeConfig=true`;
}
