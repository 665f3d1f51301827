import { dataSources } from './data-sources';
import { permittedDataSources, permittedResources } from './permitted';
import { type Answers, type ProviderOptions, provider } from './provider';
import { resources } from './resources';
import type { Place } from './resources/resource';

type Options = Place & Pick<ProviderOptions<Place>, 'schema' | 'codec'>;

/** The Genesys Cloud provider, which reads and writes an org of the sandbox. */
export function sandboxProvider({ schema, codec, ...place }: Options): Answers {
  const { client } = place;
  const permitted = {
    resources: permittedResources(resources, client),
    dataSources: permittedDataSources(dataSources, client),
  };
  return provider({ ...permitted, place, schema, codec });
}
