/**
 * The requests that the real provider was seen or read to make, by resource: from the facts about provider 1.84.1 (its source)
 * and 1.82.0 (trials), not from the output of the program that stands in for it.
 */
export type Requests = readonly string[];

/** Each Terraform walk that needs the provider: a sign-in for the client and one for each place of its pool, which has one here. */
export const configured: Requests = [
  'POST /oauth/token',
  'POST /oauth/token',
  'GET /api/v2/organizations/me',
  'GET /api/v2/authorization/products',
];

/** Lists everything before it asks by name, which it need not do for a queue that is there. */
export const queueLookedUp: Requests = [
  'GET /api/v2/routing/queues?hasPeer=false&pageSize=100&pageNumber=1',
  'GET /api/v2/routing/queues?hasPeer=true&pageSize=100&pageNumber=1',
];

const credential = '/api/v2/integrations/credentials';
const integration = '/api/v2/integrations/{id}';
const config = `${integration}/config/current`;
const actions = '/api/v2/integrations/actions';
const signIn = `${actions}/customAuth_-_{id}`;
const job = '/api/v2/flows/jobs';

const templatesOf = (action: string): Requests => [
  `GET ${action}/templates/requesttemplate.vm`,
  `GET ${action}/templates/successtemplate.vm`,
];

interface Resource {
  readonly created: Requests;
  readonly read: Requests;
  readonly deleted: Requests;
}

const reads = {
  credential: [`GET ${credential}/{id}`],
  integration: [`GET ${integration}?pageSize=100&pageNumber=1`, `GET ${config}`],
  customAuth: [`GET ${signIn}?flatten=true&includeConfig=true`, ...templatesOf(signIn)],
  action: [`GET ${actions}/{id}?expand=contract&includeConfig=true`, ...templatesOf(`${actions}/{id}`)],
  flow: ['GET /api/v2/flows/{id}?deleted=false'],
} as const;

export const requestsOf = {
  credential: {
    created: [`POST ${credential}`, ...reads.credential],
    read: reads.credential,
    deleted: [`DELETE ${credential}/{id}`, ...reads.credential],
  },
  integration: {
    created: [
      'POST /api/v2/integrations',
      `GET ${config}`,
      `GET ${config}`,
      `PUT ${config}`,
      `PATCH ${integration}?pageSize=25&pageNumber=1`,
      ...reads.integration,
    ],
    read: reads.integration,
    deleted: [`DELETE ${integration}`, `GET ${integration}?pageSize=100&pageNumber=1`],
  },
  customAuth: {
    created: [
      `GET ${integration}?pageNumber=1&pageSize=1`,
      `GET ${config}`,
      `GET ${credential}/{id}`,
      `GET ${signIn}?flatten=true&includeConfig=true`,
      `GET ${signIn}?flatten=true&includeConfig=true`,
      `PATCH ${signIn}`,
      ...reads.customAuth,
    ],
    read: reads.customAuth,
    deleted: [],
  },
  action: {
    created: [`POST ${actions}`, ...reads.action],
    read: reads.action,
    deleted: [`DELETE ${actions}/{id}`, `GET ${actions}/{id}?expand=contract&includeConfig=true`],
  },
  flow: {
    created: [`POST ${job}`, 'PUT /flow-uploads/{id}', `GET ${job}/{id}?expand=messages`, ...reads.flow],
    read: reads.flow,
    deleted: ['DELETE /api/v2/flows/{id}'],
  },
} as const satisfies Readonly<Record<string, Resource>>;

const template = ['headers', 'requestTemplate', 'requestType', 'requestUrlTemplate'].map(
  (key) => `config.request.${key}`,
);
const response = ['successTemplate', 'translationMap', 'translationMapDefaults'].map((key) => `config.response.${key}`);

/** The members of bodies, sorted. A body that is empty has none. */
export const bodies: Readonly<Record<string, readonly string[]>> = {
  [`POST ${credential}`]: ['credentialFields', 'name', 'type.name'],
  'POST /api/v2/integrations': ['integrationType.id'],
  [`PUT ${config}`]: ['advanced', 'credentials.basicAuth.id', 'name', 'notes', 'properties', 'version'],
  [`PATCH ${integration}?pageSize=25&pageNumber=1`]: ['intendedState'],
  [`PATCH ${signIn}`]: [...template, ...response, 'name', 'version'],
  [`POST ${actions}`]: [
    'category',
    ...template,
    ...response,
    'config.timeoutSeconds',
    'contract.input.inputSchema',
    'contract.output.successSchema',
    'integrationId',
    'name',
    'secure',
  ],
  [`POST ${job}`]: [],
};

/** What the real provider was seen to make: 2 credentials, 2 integrations, 1 custom auth action, 3 actions, 1 flow, 1 queue. */
export const observedTotals = { plan: 6, apply: 53, secondPlan: 25, destroy: 48 };
