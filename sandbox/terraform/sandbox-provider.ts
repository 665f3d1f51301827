import type { ApiClient } from '../genesys/permissions/api-client';
import { dataSources } from './data-sources';
import { permittedDataSources, permittedResources } from './permitted';
import { type Answers, type ProviderOptions, provider } from './provider';
import { resources } from './resources';
import type { Place } from './resources/resource';

interface Options extends Place, Pick<ProviderOptions<Place>, 'schema' | 'codec'> {
  /** The client that the provider signs in as. */
  readonly client: ApiClient;
}

/** The Genesys Cloud provider, which reads and writes an org of the sandbox. */
export function sandboxProvider({ schema, codec, client, ...place }: Options): Answers {
  const permitted = {
    resources: permittedResources(resources, client),
    dataSources: permittedDataSources(dataSources, client),
  };
  return provider({ ...permitted, place, schema, codec });
}
