import type { WrittenOrg } from '../genesys/org/written-org';
import { type ObjectValue, textOf } from './value';

type DataSource = (config: ObjectValue, org: WrittenOrg) => ObjectValue;

const named =
  (list: 'divisions' | 'queues' | 'credentials'): DataSource =>
  (config, org) => ({ ...config, id: org.findNamed(list, textOf(config['name'])).id });

/** The data sources that the sandbox serves to Terraform. Each throws PlatformError for a name that is missing. */
export const dataSources = {
  genesyscloud_auth_division: named('divisions'),
  genesyscloud_routing_queue: named('queues'),
  genesyscloud_integration_credential: named('credentials'),
  genesyscloud_organizations_me: (config, org) => ({ ...config, ...org.record.organization }),
} as const satisfies Readonly<Record<string, DataSource>>;

export type DataSourceType = keyof typeof dataSources;
