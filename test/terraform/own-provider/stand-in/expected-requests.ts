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
  readonly updated: Requests;
  readonly deleted: Requests;
}

const reads = {
  credential: [`GET ${credential}/{id}`],
  integration: [`GET ${integration}?pageSize=100&pageNumber=1`, `GET ${config}`],
  customAuth: [`GET ${signIn}?flatten=true&includeConfig=true`, ...templatesOf(signIn)],
  action: [`GET ${actions}/{id}?expand=contract&includeConfig=true`, ...templatesOf(`${actions}/{id}`)],
  flow: ['GET /api/v2/flows/{id}?deleted=false'],
} as const;

const configure: Requests = [`GET ${config}`, `GET ${config}`, `PUT ${config}`];
const setState = `PATCH ${integration}?pageSize=25&pageNumber=1`;

const changeSignIn: Requests = [`GET ${signIn}?flatten=true&includeConfig=true`, `PATCH ${signIn}`];
const publish: Requests = [`POST ${job}`, 'PUT /flow-uploads/{id}', `GET ${job}/{id}?expand=messages`];

/** The same integration, when only its state changed. */
export const integrationSwitched: Requests = [setState, ...reads.integration];

export const requestsOf = {
  credential: {
    created: [`POST ${credential}`, ...reads.credential],
    read: reads.credential,
    updated: [`PUT ${credential}/{id}`, ...reads.credential],
    deleted: [`DELETE ${credential}/{id}`, ...reads.credential],
  },
  integration: {
    created: ['POST /api/v2/integrations', ...configure, setState, ...reads.integration],
    read: reads.integration,
    // The configuration only when it changed; the state likewise.
    updated: [...configure, ...reads.integration],
    deleted: [`DELETE ${integration}`, `GET ${integration}?pageSize=100&pageNumber=1`],
  },
  customAuth: {
    created: [
      `GET ${integration}?pageNumber=1&pageSize=1`,
      `GET ${config}`,
      `GET ${credential}/{id}`,
      `GET ${signIn}?flatten=true&includeConfig=true`,
      ...changeSignIn,
      ...reads.customAuth,
    ],
    read: reads.customAuth,
    updated: [...changeSignIn, ...reads.customAuth],
    deleted: [],
  },
  action: {
    created: [`POST ${actions}`, ...reads.action],
    read: reads.action,
    // With which query the version is asked for is open.
    updated: [`GET ${actions}/{id}?expand=contract&includeConfig=true`, `PATCH ${actions}/{id}`, ...reads.action],
    deleted: [`DELETE ${actions}/{id}`, `GET ${actions}/{id}?expand=contract&includeConfig=true`],
  },
  flow: {
    created: [...publish, ...reads.flow],
    read: reads.flow,
    updated: [...publish, ...reads.flow],
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
  [`PUT ${credential}/{id}`]: ['credentialFields', 'name', 'type.name'],
  'POST /api/v2/integrations': ['integrationType.id'],
  [`PUT ${config}`]: ['advanced', 'credentials.basicAuth.id', 'name', 'notes', 'properties', 'version'],
  [setState]: ['intendedState'],
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
  [`PATCH ${actions}/{id}`]: ['category', ...template, ...response, 'config.timeoutSeconds', 'name', 'version'],
  [`POST ${job}`]: [],
};

/** What the real provider was seen to make: 2 credentials, 2 integrations, 1 custom auth action, 3 actions, 1 flow, 1 queue. */
export const observedTotals: Readonly<Record<string, number>> = { plan: 6, apply: 53, secondPlan: 25, destroy: 48 };
