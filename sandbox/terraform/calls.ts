import type { EndpointName } from '../genesys/permissions/endpoints';
import type { DataSourceType } from './data-sources';
import type { ResourceType } from './facts';

type Operation = 'create' | 'read' | 'update' | 'delete';

const readIntegration = ['GET /integrations/{id}', 'GET /integrations/{id}/config/current'] as const;
const readCredential = ['GET /integrations/credentials/{id}'] as const;
const readAction = ['GET /integrations/actions/{id}', 'GET /integrations/actions/{id}/templates/{file}'] as const;
const readFlow = ['GET /flows/{id}'] as const;
const readCallRoute = ['GET /architect/ivrs/{id}'] as const;
const publish = ['POST /flows/jobs', 'GET /flows/jobs/{id}', ...readFlow] as const;
const signIn = [...readIntegration, ...readCredential, ...readAction, 'PATCH /integrations/actions/{id}'] as const;

/**
 * The endpoints that the provider calls for each type, in its order. A type is read after each write, and asked for until it
 * is gone after a delete.
 *
 * Source: provider 1.84.1, and trials with 1.82.0.
 */
export const calls = {
  genesyscloud_integration: {
    create: [
      'POST /integrations',
      'GET /integrations/{id}/config/current',
      'PUT /integrations/{id}/config/current',
      'PATCH /integrations/{id}',
      ...readIntegration,
    ],
    read: readIntegration,
    update: [
      'GET /integrations/{id}/config/current',
      'PUT /integrations/{id}/config/current',
      'PATCH /integrations/{id}',
      ...readIntegration,
    ],
    delete: ['DELETE /integrations/{id}', 'GET /integrations/{id}'],
  },
  genesyscloud_integration_credential: {
    create: ['POST /integrations/credentials', ...readCredential],
    read: readCredential,
    update: ['PUT /integrations/credentials/{id}', ...readCredential],
    delete: ['DELETE /integrations/credentials/{id}', ...readCredential],
  },
  genesyscloud_integration_custom_auth_action: {
    create: signIn,
    read: readAction,
    update: signIn,
    delete: [],
  },
  genesyscloud_integration_action: {
    create: ['POST /integrations/actions', ...readAction],
    read: readAction,
    update: ['GET /integrations/actions/{id}', 'PATCH /integrations/actions/{id}', ...readAction],
    delete: ['DELETE /integrations/actions/{id}', 'GET /integrations/actions/{id}'],
  },
  genesyscloud_flow: { create: publish, read: readFlow, update: publish, delete: ['DELETE /flows/{id}'] },
  genesyscloud_architect_ivr: {
    create: ['POST /architect/ivrs', ...readCallRoute],
    read: readCallRoute,
    update: [...readCallRoute, 'PUT /architect/ivrs/{id}', ...readCallRoute],
    delete: ['DELETE /architect/ivrs/{id}', ...readCallRoute],
  },
} as const satisfies Readonly<Record<ResourceType, Readonly<Record<Operation, readonly EndpointName[]>>>>;

/** Those that it calls besides, where an attribute is true, by its name. Source: as above. */
export const callsOnlyWith: Readonly<Partial<Record<ResourceType, Readonly<Record<string, readonly EndpointName[]>>>>> =
  {
    genesyscloud_flow: { force_unlock: ['POST /flows/actions/unlock'] },
  };

/** The endpoints that the provider calls for each look-up. Source: as above. */
export const lookUpCalls = {
  genesyscloud_auth_division: ['GET /authorization/divisions'],
  genesyscloud_routing_queue: ['GET /routing/queues'],
  genesyscloud_integration_credential: ['GET /integrations/credentials/listing'],
  genesyscloud_organizations_me: ['GET /organizations/me'],
} as const satisfies Readonly<Record<DataSourceType, readonly EndpointName[]>>;
