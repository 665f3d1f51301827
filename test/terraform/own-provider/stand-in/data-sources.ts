import { PlatformError } from '../../../../sandbox/genesys/org/platform-error';
import type { DataSource, DataSourceType } from '../../../../sandbox/terraform/data-sources';
import { textOf } from '../../../../sandbox/terraform/value';
import type { ApiCaller } from './api-caller';
import type { HttpPlace } from './place';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Data sources, looked up by requests in the order of the provider's. */
export const dataSources: Readonly<Record<DataSourceType, DataSource<HttpPlace>>> = {
  genesyscloud_auth_division: named('division', (caller) => caller.pages('/authorization/divisions?')),
  genesyscloud_routing_queue: named('queue', async (caller) => [
    ...(await caller.pages('/routing/queues?hasPeer=false')),
    ...(await caller.pages('/routing/queues?hasPeer=true')),
  ]),
  genesyscloud_integration_credential: named('credential', credentials),
  genesyscloud_organizations_me: async (config, { caller }) => {
    const { id, name } = await caller.get('/organizations/me');
    return { ...config, id, name };
  },
};

function named(noun: string, list: (caller: ApiCaller) => Promise<readonly Named[]>): DataSource<HttpPlace> {
  return async (config, { caller }) => {
    const name = textOf(config['name']);
    const found = (await list(caller)).find((one) => one.name === name);
    if (found === undefined) throw new PlatformError(404, `the ${noun} called ${JSON.stringify(name)} is not there`);
    return { ...config, id: found.id };
  };
}

/** Pages of credentials have no numbers: each begins after the last one of the page before. */
async function credentials(caller: ApiCaller): Promise<readonly Named[]> {
  const found: Named[] = [];
  for (;;) {
    const after = found.at(-1)?.id ?? '';
    const { entities } = await caller.get(`/integrations/credentials/listing?pageSize=200&after=${after}`);
    if (entities.length === 0) return found;
    found.push(...entities);
  }
}
