import type { Eventually, Place } from './resources/resource';
import { type ObjectValue, textOf } from './value';

/** A data source as the provider reads it. It may throw PlatformError. */
export type DataSource<P = Place> = (config: ObjectValue, place: P) => Eventually<ObjectValue>;

const named =
  (list: 'divisions' | 'queues' | 'credentials'): DataSource =>
  (config, { org }) => ({ ...config, id: org.findNamed(list, textOf(config['name'])).id });

/** The data sources that the sandbox serves to Terraform. Each throws PlatformError for a name that is missing. */
export const dataSources = {
  genesyscloud_auth_division: named('divisions'),
  genesyscloud_routing_queue: named('queues'),
  genesyscloud_integration_credential: named('credentials'),
  genesyscloud_organizations_me: (config, { org }) => ({ ...config, ...org.record.organization }),
} as const satisfies Readonly<Record<string, DataSource>>;

export type DataSourceType = keyof typeof dataSources;
