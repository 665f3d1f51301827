const [viewIntegration, addIntegration, editIntegration, deleteIntegration] = [
  ['integrations:integration:view'],
  ['integrations:integration:add'],
  ['integrations:integration:edit'],
  ['integrations:integration:delete'],
] as const;
const viewAction = ['integrations:action:view', 'bridge:actions:view'] as const;
const runAction = ['integrations:action:execute', 'bridge:actions:execute'] as const;
const viewFlow = ['architect:flow:view'] as const;
const viewRoute = ['routing:callRoute:view'] as const;

/**
 * The permissions that endpoints of the platform API ask for, by method and path below `/api/v2`. One of them is enough; none
 * is needed where the list is empty.
 *
 * Source: the documentation of the official JavaScript SDK 259.0.0, per method.
 */
const endpoints = {
  'GET /organizations/me': [],
  'GET /authorization/products': [],
  'GET /authorization/subjects/me': [],
  'GET /authorization/divisions': [],
  'POST /authorization/roles': ['authorization:role:add'],

  'GET /integrations/types/{id}': viewIntegration,
  'GET /integrations': viewIntegration,
  'POST /integrations': addIntegration,
  'GET /integrations/{id}': viewIntegration,
  'PATCH /integrations/{id}': editIntegration,
  'DELETE /integrations/{id}': deleteIntegration,
  'GET /integrations/{id}/config/current': viewIntegration,
  'PUT /integrations/{id}/config/current': editIntegration,

  'GET /integrations/credentials': viewIntegration,
  'GET /integrations/credentials/listing': viewIntegration,
  'POST /integrations/credentials': addIntegration,
  'GET /integrations/credentials/{id}': viewIntegration,
  'PUT /integrations/credentials/{id}': editIntegration,
  'DELETE /integrations/credentials/{id}': deleteIntegration,

  'GET /integrations/actions': viewAction,
  'POST /integrations/actions': ['integrations:action:add'],
  'GET /integrations/actions/{id}': viewAction,
  'PATCH /integrations/actions/{id}': ['integrations:action:edit'],
  'DELETE /integrations/actions/{id}': ['integrations:action:delete'],
  'GET /integrations/actions/{id}/templates/{file}': viewAction,
  'POST /integrations/actions/{id}/execute': runAction,
  'POST /integrations/actions/{id}/test': runAction,

  'GET /flows': viewFlow,
  'GET /flows/{id}': viewFlow,
  'DELETE /flows/{id}': ['architect:flow:delete'],
  'GET /flows/{id}/versions': viewFlow,
  'GET /flows/{id}/versions/{version}': viewFlow,
  'POST /flows/actions/unlock': ['architect:flow:unlock'],
  'POST /flows/actions/checkin': ['architect:flow:edit', 'architect:flow:unlock'],
  'POST /flows/actions/publish': ['architect:flow:publish', 'architect:flow:unlock'],
  'POST /flows/jobs': ['architect:job:create'],
  'GET /flows/jobs/{id}': ['architect:job:view'],
  'POST /flows/executions': ['architect:flow:launch'],
  'GET /flows/executions/{id}': ['architect:flowExecution:view'],

  'GET /architect/dependencytracking/consumingresources': ['architect:dependencyTracking:view'],
  'POST /architect/ivrs': ['routing:callRoute:add'],
  'GET /architect/ivrs': viewRoute,
  'GET /architect/ivrs/{id}': viewRoute,
  'PUT /architect/ivrs/{id}': ['routing:callRoute:edit'],
  'DELETE /architect/ivrs/{id}': ['routing:callRoute:delete'],

  'GET /routing/queues': ['routing:queue:view'],
  'GET /routing/queues/{id}': ['routing:queue:view'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EndpointName = keyof typeof endpoints;

export function permissionsOf(endpoint: EndpointName): readonly string[] {
  return endpoints[endpoint];
}
