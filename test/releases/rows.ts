import type { OrgConfig } from '../../constructs/org';
import type { Org } from '../../constructs/project/project';
import type { Operation } from '../../constructs/servicenow';
import { exampleOrg } from '../support/example-org';
import { shippedOperations } from '../support/example-project';
import type { Change } from './live-org';

/** What a project would apply: an org, with other definitions of operations. */
export interface Release {
  readonly org: Org;
  readonly operations?: readonly Operation[];
  /** Id of an object that was made outside Terraform, by its name. @default - each name has an id of its own */
  readonly idOf?: (name: string) => string;
}

/** A change of a project, and what Terraform makes of it. */
export interface Row {
  readonly name: string;
  readonly before: Release;
  readonly after: Release;
  /** All changes in the org, in any order, and waits. */
  readonly changes: readonly Change[];
}

export interface RowWithWindow extends Row {
  /** What one of the windows must say. */
  readonly window: RegExp;
}

type Flow = OrgConfig['release']['flows'][number];

const dev = exampleOrg('dev');
const used = ['create-incident', 'find-caller-by-phone', 'find-incident-by-correlation-id'];
const token = 'ServiceNow/TokenIntegration/RefreshToken';

const call = 'inboundCall-IT Service Desk';
const number = '+12025550143';
const route = `Routes/${number}`;
const message = 'inboundShortMessage-IT Service Desk Messages';
const workflow = 'workflow-ServiceNow Incident';

/** The example org dev with a number, with the operations that its flows use, and `get-incident`, which none uses. */
export const org = {
  ...released(dev, { operations: [...used, 'get-incident'] }),
  routes: { 'IT Service Desk': [number] },
};
const platform = released(org, { auth: 'platform' });
const importSet = {
  ...released(org, { create: 'importSet' as const }),
  servicenow: { ...org.servicenow, importSetTables: { incident: 'u_genesys_incident' } },
};

function released(config: Org, release: Partial<OrgConfig['release']>): Org {
  return { ...config, release: { ...config.release, ...release } };
}

function withFlows(change: (flow: Flow) => Flow, config = org): Org {
  return released(config, { flows: config.release.flows.map(change) });
}

function withExisting(config: Org, name: string): Org {
  return {
    ...config,
    credential: { ...config.credential, managed: undefined, existing: name } as OrgConfig['credential'],
  };
}

function operation(name: string): Operation {
  return shippedOperations.find(name) as Operation;
}

function widened(name: string): Operation {
  const path = name === 'get-incident' ? '$.result[*].urgency' : '$.result.urgency';
  const type = name === 'get-incident' ? 'stringList' : 'string';
  return { ...operation(name), outputs: { ...operation(name).outputs, urgency: { type, path } } };
}

export const createWidened = widened('create-incident');
const createSecond: Operation = { ...createWidened, version: 2, previous: operation('create-incident') };
export const { previous: _, ...createSecondAlone } = createSecond;
const getSecond: Operation = { ...widened('get-incident'), version: 2 };
const createElsewhere: Operation = {
  ...operation('create-incident'),
  request: { ...operation('create-incident').request, values: { category: 'inquiry' } } as Operation['request'],
};

const findFirst = operation('find-caller-by-phone');
const findSecond: Operation = {
  ...findFirst,
  version: 2,
  outputs: { ...findFirst.outputs, emails: { type: 'stringList', path: '$.result[*].email' } },
};
/** Only the call flow looks for the caller. */
const callerInCalls = withFlows(
  ({ findCaller, ...flow }) => (flow.type === 'inboundCall' ? { ...flow, findCaller } : flow) as Flow,
);

const withoutCaller = withFlows(({ findCaller: _caller, ...flow }) => flow as Flow);
const withSecondDesk = released(org, {
  flows: [...org.release.flows, { ...(org.release.flows[0] as Flow), name: 'Second Desk' }],
});
const extraFlow = { ...(org.release.flows[2] as Flow), name: 'Second Incident' } as Flow;

const actionsOf = (integration: string, names: readonly string[]) =>
  names.map((name) => `ServiceNow/${integration}/${name}`);
const chainedActions = actionsOf('Integration', org.release.operations);
const chainedObjects = ['ServiceNow/TokenIntegration', token, 'ServiceNow/Integration', ...chainedActions];
const platformObjects = [
  'ServiceNow/SignInIntegration',
  'ServiceNow/SignInIntegration/SignIn',
  ...actionsOf('SignInIntegration', org.release.operations),
];
const waitsFor = (names: readonly string[]) => names.map((name) => `wait for calls of ${name}`);
const created = (names: readonly string[]) => names.map((name) => `create ${name}`);
const updated = (names: readonly string[]) => names.map((name) => `update ${name}`);
const deleted = (names: readonly string[]) => names.map((name) => `delete ${name}`);
const publish = updated([`Flows/${call}`, `Flows/${message}`, `Flows/${workflow}`]);
const usedBy = (integration: string) => actionsOf(integration, used);

const create = 'ServiceNow/Integration/create-incident';
const findCaller = 'ServiceNow/Integration/find-caller-by-phone';
const getIncident = 'ServiceNow/Integration/get-incident';

const toPlatform = [
  ...created(platformObjects),
  ...publish,
  ...waitsFor([token, ...usedBy('Integration')]),
  ...deleted(chainedObjects),
];
const toChained = [
  ...created(chainedObjects),
  ...publish,
  ...waitsFor(usedBy('SignInIntegration')),
  // The platform removes a custom auth action with its integration; the provider only forgets it.
  ...deleted(platformObjects),
];

/** Changes without a window. The example org is before each, unless another is named. */
export const rows: readonly Row[] = [
  row('request template', { operations: [createElsewhere] }, updated([create])),
  row('output added to an operation that flows use', { operations: [createSecond] }, [
    ...created([`${create} v2`]),
    ...publish,
  ]),
  row('the same without the definition before', { operations: [createSecondAlone] }, [
    ...created([`${create} v2`]),
    ...publish,
    ...waitsFor([create]),
    ...deleted([create]),
  ]),
  {
    name: 'definition before removed, in a later release',
    before: { org, operations: [createSecond] },
    after: { org, operations: [createSecondAlone] },
    changes: [...waitsFor([create]), ...deleted([create])],
  },
  {
    name: 'output added to an operation that one flow uses',
    before: { org: callerInCalls },
    after: { org: callerInCalls, operations: [findSecond] },
    changes: [
      ...created([`${findCaller} v2`]),
      ...updated([`Flows/${call}`]),
      ...waitsFor([findCaller]),
      ...deleted([findCaller]),
    ],
  },
  row('output added to an operation that no flow uses', { operations: [getSecond] }, [
    ...created([`${getIncident} v2`]),
    ...deleted([getIncident]),
  ]),
  row('order of keys', { org: reversed(org) }, []),
  row('timeouts', { org: released(org, { timeouts: { tokenSeconds: 2, actionSeconds: 3 } }) }, [
    ...updated([token, ...chainedActions]),
    ...publish,
  ]),
  row('operation added', { org: released(org, { operations: [...org.release.operations, 'add-comment'] }) }, [
    ...created(['ServiceNow/Integration/add-comment']),
  ]),
  row(
    'operation removed with its use',
    {
      org: released(withoutCaller, {
        operations: org.release.operations.filter((name) => name !== 'find-caller-by-phone'),
      }),
    },
    [...publish, ...waitsFor([findCaller]), ...deleted([findCaller])],
  ),
  row('operation kept without its use', { org: withoutCaller }, [...publish, ...waitsFor([findCaller])]),
  row('operation removed that no flow uses', { org: released(org, { operations: used }) }, deleted([getIncident])),
  row('other queue', { org: withFlows((flow) => ('queue' in flow ? { ...flow, queue: 'fallback' } : flow)) }, [
    ...updated([`Flows/${call}`, `Flows/${message}`]),
  ]),
  row(
    'queue renamed in the org',
    {
      org: { ...org, queues: { ...org.queues, incidents: 'New name' } },
      idOf: (name) => (name === 'New name' ? `id of ${org.queues['incidents']}` : `id of ${name}`),
    },
    updated([`Flows/${call}`, `Flows/${message}`]),
  ),
  row('key of a queue renamed', { org: queueKeyRenamed() }, []),
  row(
    'texts',
    {
      org: withFlows((flow) =>
        flow.type === 'inboundCall' ? { ...flow, texts: { ...flow.texts, greeting: 'Hello.' } } : flow,
      ),
    },
    updated([`Flows/${call}`]),
  ),
  row(
    'flow added',
    { org: released(org, { flows: [...org.release.flows, extraFlow] }) },
    created([`Flows/workflow-Second Incident`]),
  ),
  row('flow removed', { org: { ...released(org, { flows: org.release.flows.slice(1) }), routes: {} } }, [
    ...deleted([route, `Flows/${call}`]),
  ]),
  row(
    'flow renamed',
    {
      org: {
        ...withFlows((flow) => (flow.type === 'inboundCall' ? { ...flow, name: 'New Desk' } : flow)),
        routes: { 'New Desk': [number] },
      },
    },
    [...created(['Flows/inboundCall-New Desk']), ...updated([route]), ...deleted([`Flows/${call}`])],
  ),
  row('number added', { org: { ...org, routes: { 'IT Service Desk': [number, '+12025550199'] } } }, [
    ...created(['Routes/+12025550199']),
  ]),
  row('number removed', { org: { ...org, routes: {} } }, deleted([route])),
  row('number moved to a flow that is added', { org: { ...withSecondDesk, routes: { 'Second Desk': [number] } } }, [
    ...created(['Flows/inboundCall-Second Desk']),
    ...updated([route]),
  ]),
  {
    name: 'flow removed, its number moved to another flow',
    before: { org: { ...withSecondDesk, routes: { 'Second Desk': [number] } } },
    after: { org },
    changes: [...updated([route]), ...deleted(['Flows/inboundCall-Second Desk'])],
  },
  row('division', { org: { ...org, genesys: { ...org.genesys, division: 'Sales' } } }, [
    ...publish,
    ...updated([route]),
  ]),
  row('name of ServiceNow', { org: { ...org, servicenow: { ...org.servicenow, name: 'IT' } } }, [
    ...updated(['ServiceNow/Credential', ...chainedObjects]),
    ...publish,
  ]),
  row('chained to platform', { org: platform }, [
    ...created(['ServiceNow/SignInCredential']),
    ...toPlatform,
    ...deleted(['ServiceNow/Credential']),
  ]),
  {
    name: 'platform to chained',
    before: { org: platform },
    after: { org },
    changes: [...created(['ServiceNow/Credential']), ...toChained, ...deleted(['ServiceNow/SignInCredential'])],
  },
  {
    name: 'chained to platform, existing credentials',
    before: { org: withExisting(org, 'Ours') },
    after: { org: withExisting(platform, 'Our sign-in') },
    changes: toPlatform,
  },
  {
    name: 'platform to chained, existing credentials',
    before: { org: withExisting(platform, 'Our sign-in') },
    after: { org: withExisting(org, 'Ours') },
    changes: toChained,
  },
  row('managed to existing credential, chained', { org: withExisting(org, 'Ours') }, [
    ...updated(['ServiceNow/TokenIntegration']),
    ...deleted(['ServiceNow/Credential']),
  ]),
  {
    name: 'existing to managed credential, chained',
    before: { org: withExisting(org, 'Ours') },
    after: { org },
    changes: [...created(['ServiceNow/Credential']), ...updated(['ServiceNow/TokenIntegration'])],
  },
  {
    name: 'managed to existing credential, platform',
    before: { org: platform },
    after: { org: withExisting(platform, 'Ours') },
    changes: [...updated(['ServiceNow/SignInIntegration']), ...deleted(['ServiceNow/SignInCredential'])],
  },
  {
    name: 'existing to managed credential, platform',
    before: { org: withExisting(platform, 'Ours') },
    after: { org: platform },
    changes: [...created(['ServiceNow/SignInCredential']), ...updated(['ServiceNow/SignInIntegration'])],
  },
  {
    name: 'existing to another credential, chained',
    before: { org: withExisting(org, 'Ours') },
    after: { org: withExisting(org, 'Another') },
    changes: updated(['ServiceNow/TokenIntegration']),
  },
  {
    name: 'existing to another credential, platform',
    before: { org: withExisting(platform, 'Ours') },
    after: { org: withExisting(platform, 'Another') },
    changes: updated(['ServiceNow/SignInIntegration']),
  },
  {
    name: 'token path, chained',
    before: { org },
    after: { org: { ...org, servicenow: { ...org.servicenow, tokenPath: '/oauth/token.do' } } },
    changes: updated([token]),
  },
  {
    name: 'token path, platform',
    before: { org: platform },
    after: { org: { ...platform, servicenow: { ...org.servicenow, tokenPath: '/oauth/token.do' } } },
    changes: updated(['ServiceNow/SignInCredential']),
  },
  row('grant with more fields', { org: { ...org, credential: { managed: true, grant: 'password' } } }, [
    ...updated(['ServiceNow/Credential', token]),
  ]),
  row('table to import set', { org: importSet }, [
    ...created([`${create} by import set`]),
    ...publish,
    ...waitsFor([create]),
    ...deleted([create]),
  ]),
  {
    name: 'import set to table',
    before: { org: importSet },
    after: { org },
    changes: [
      ...created([create]),
      ...publish,
      ...waitsFor([`${create} by import set`]),
      ...deleted([`${create} by import set`]),
    ],
  },
];

/** Changes that have a window, as docs/deploy.md says, and what live contacts meet in it. */
export const rowsWithWindow: readonly RowWithWindow[] = [
  {
    ...row('instance, chained', { org: elsewhere(org) }, updated([token, ...chainedActions])),
    window: /actions of two instances/,
  },
  {
    name: 'instance, platform',
    before: { org: platform },
    after: { org: elsewhere(platform) },
    changes: updated(['ServiceNow/SignInCredential', ...actionsOf('SignInIntegration', org.release.operations)]),
    window: /actions of two instances/,
  },
  {
    ...row('grant with fewer fields', { org }, updated(['ServiceNow/Credential', token])),
    before: { org: { ...org, credential: { managed: true, grant: 'password' } } },
    window: /calls ServiceNow\/TokenIntegration\/RefreshToken: its credential has no (username|password)/,
  },
];

function elsewhere(config: Org): Org {
  return { ...config, servicenow: { ...config.servicenow, instance: 'https://acme-new.service-now.com' } };
}

function row(name: string, after: Partial<Release>, changes: readonly Change[]): Row {
  return { name, before: { org }, after: { org, ...after }, changes };
}

function reversed(config: Org): Org {
  const { operations, flows } = config.release;
  return released(reversedKeys(config) as Org, {
    operations: operations.toReversed(),
    flows: flows.toReversed(),
  });
}

function reversedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversedKeys(member)]),
  );
}

function queueKeyRenamed(): Org {
  const { incidents = '', ...others } = org.queues;
  const config = withFlows((flow) =>
    'queue' in flow && flow.queue === 'incidents' ? { ...flow, queue: 'another' } : flow,
  );
  return { ...config, queues: { ...others, another: incidents } as OrgConfig['queues'] };
}
