import { dataSources } from './data-sources';
import { type Answers, type ProviderOptions, provider } from './provider';
import { resources } from './resources';
import type { Place } from './resources/resource';

type Options = Place & Pick<ProviderOptions<Place>, 'schema' | 'codec'>;

/** The Genesys Cloud provider, which reads and writes an org of the sandbox. */
export function sandboxProvider({ schema, codec, ...place }: Options): Answers {
  return provider({ resources, dataSources, place, schema, codec });
}
