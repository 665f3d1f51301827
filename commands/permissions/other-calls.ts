import type { EndpointName } from '../../sandbox/genesys/permissions/endpoints';
import type { DataSourceType } from '../../sandbox/terraform/data-sources';
import type { ResourceType } from '../../sandbox/terraform/facts';

const runAction = ['GET /integrations/actions', 'POST /integrations/actions/{id}/test'] as const;

/** The endpoints that smoke calls for the resources of a type. It launches workflows only where it creates records. */
export const smokeCalls: Readonly<Record<ResourceType, readonly EndpointName[]>> = {
  genesyscloud_integration: ['GET /integrations'],
  genesyscloud_integration_credential: ['GET /integrations/credentials/listing'],
  genesyscloud_integration_custom_auth_action: runAction,
  genesyscloud_integration_action: runAction,
  genesyscloud_flow: ['GET /flows', 'GET /flows/{id}', 'POST /flows/executions', 'GET /flows/executions/{id}'],
  genesyscloud_architect_ivr: [],
};

/** The same for look-ups. */
export const lookUpSmokeCalls: Readonly<Record<DataSourceType, readonly EndpointName[]>> = {
  genesyscloud_auth_division: ['GET /authorization/divisions'],
  genesyscloud_routing_queue: ['GET /routing/queues'],
  genesyscloud_integration_credential: ['GET /integrations/credentials/listing'],
  genesyscloud_organizations_me: ['GET /organizations/me'],
};

/** The endpoints that preflight calls besides those of the provider. */
export const preflightCalls: Readonly<Partial<Record<ResourceType, readonly EndpointName[]>>> = {
  genesyscloud_integration_action: ['GET /architect/dependencytracking/consumingresources'],
};

/** The endpoints with which a credential is made, or its fields are replaced. */
export const credentialCalls: readonly EndpointName[] = [
  'GET /integrations/credentials/listing',
  'POST /integrations/credentials',
  'PUT /integrations/credentials/{id}',
];
