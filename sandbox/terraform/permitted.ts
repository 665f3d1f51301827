import type { ApiClient } from '../genesys/permissions/api-client';
import { allowed } from './allowed';
import { calls, lookUpCalls } from './calls';
import type { DataSource, DataSourceType } from './data-sources';
import type { ResourceType } from './facts';
import type { Resource } from './resources/resource';

/**
 * Resources as a client may write and read them. What it may not do is refused before anything is written: the provider
 * itself would leave an object half made.
 */
export function permittedResources<P>(
  resources: Readonly<Record<ResourceType, Resource<P>>>,
  client: ApiClient,
): Readonly<Record<ResourceType, Resource<P>>> {
  const permitted = Object.entries(resources).map(([type, resource]): [string, Resource<P>] => {
    const asked = calls[type as ResourceType];
    return [
      type,
      {
        create: (...given) => allowed(client, asked.create, () => resource.create(...given)),
        update: (...given) => allowed(client, asked.update, () => resource.update(...given)),
        delete: (...given) => allowed(client, asked.delete, () => resource.delete(...given)),
        read: (...given) => allowed(client, asked.read, () => resource.read(...given)),
      },
    ];
  });
  return Object.fromEntries(permitted) as Record<ResourceType, Resource<P>>;
}

/** Data sources as a client may read them. */
export function permittedDataSources<P>(
  dataSources: Readonly<Record<DataSourceType, DataSource<P>>>,
  client: ApiClient,
): Readonly<Record<DataSourceType, DataSource<P>>> {
  const permitted = Object.entries(dataSources).map(([type, lookUp]): [string, DataSource<P>] => [
    type,
    (...given) => allowed(client, lookUpCalls[type as DataSourceType], () => lookUp(...given)),
  ]);
  return Object.fromEntries(permitted) as Record<DataSourceType, DataSource<P>>;
}
