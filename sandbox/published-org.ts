import { UserError } from '../input/user-error';
import { readStack } from './declared-org';
import { type FlowNotRun, flowsNotRun, withFlows } from './flows-not-run';
import { checkedOrg } from './genesys/data-actions/checked-org';
import { type ActionResolver, type FlowText, type PublishedFlow, publishAll } from './genesys/flow';
import type { FlowSource, ObjectKind, OrgContent } from './genesys/org/entities';
import type { Org } from './genesys/org/org';
import { defaultTokenPath } from './servicenow/options';
import type { ServiceNowSettings } from './servicenow/settings';

/** An OAuth client of the sandbox's ServiceNow, and the user that its tokens act as. */
export interface SandboxClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly user: string;
  readonly password: string;
  /** A refresh token of that user, as a person gets it by signing in. */
  readonly refreshToken: string;
}

/** The client of the sandbox. Real instances do not know it. */
export const sandboxClient: SandboxClient = {
  clientId: 'sandbox-client-id',
  clientSecret: 'sandbox-client-secret',
  user: 'genesys.integration',
  password: 'sandbox-password',
  refreshToken: 'sandbox-refresh-token',
};

/** An org as it ships, with its data actions read and its flows published. Publish once, run many times. */
export interface PublishedOrg {
  readonly org: Org;
  readonly flows: readonly PublishedFlow[];
  /** Flows that the org ships and the sandbox does not run. */
  readonly notRun: readonly FlowNotRun[];
  /** Names of the call flows that phone numbers (E.164) reach. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Origin of the ServiceNow instance that the data actions call. */
  readonly instance: string;
  /** Path of that instance where tokens are asked for. */
  readonly tokenPath: string;
  /** Settings of that instance, which the stack does not contain. */
  readonly setUp: Partial<ServiceNowSettings>;
}

export interface PublishedOrgOptions {
  /** @default sandboxClient */
  readonly client?: SandboxClient;
  /** Settings of the ServiceNow instance of the org. @default - those of the embedded one */
  readonly setUp?: Partial<ServiceNowSettings>;
  /** What the org has besides what the stack declares. @default - nothing */
  readonly objects?: OrgObjects;
  /** How mistakes name the file of a flow. @default - its path in the stack */
  readonly fileOf?: (flow: FlowSource) => string;
}

/**
 * Reads a synthesised stack and publishes its flows.
 *
 * @param folder the folder of the stack's `cdk.tf.json`
 * @throws UserError that lists everything that is missing, broken or refused by publishing
 */
export function publishedOrg(folder: string, options: PublishedOrgOptions = {}): PublishedOrg {
  return publishedContent(declaredContent(folder, options.client), folder, options);
}

/**
 * Publishes the flows of an org.
 *
 * @param place how mistakes name the org
 * @throws UserError that lists everything that is broken or refused by publishing
 */
export function publishedContent(
  content: OrgContent,
  place: string,
  { setUp = {}, objects = {}, fileOf = ({ file }) => file }: PublishedOrgOptions = {},
): PublishedOrg {
  const { run, notRun } = flowsNotRun(content.flows ?? []);
  const org = checkedOrg({
    ...content,
    ...objects,
    flows: run,
    queues: [...(content.queues ?? []), ...(objects.queues ?? [])],
    objects: withFlows(objects.objects ?? content.objects ?? {}, notRun),
  });
  const flows = publishAll(
    org.flows.map((flow) => ({ ...flow, file: fileOf(flow) })),
    org,
  );
  const names = new Map(org.flows.map(({ address }, index) => [address, flows[index]?.name ?? '']));
  const numbers = new Map((content.callRoutes ?? []).map(({ number, flow }) => [number, names.get(flow) ?? '']));
  const [instance, tokenPath] = [instanceOf(content, place), tokenPathOf(content)];
  return { org, flows, notRun, numbers, instance, tokenPath, setUp };
}

/**
 * What a synthesised stack declares, with the client of the sandbox in its credentials.
 *
 * @throws UserError that lists what is missing or cannot be read
 */
export function declaredContent(folder: string, client = sandboxClient): OrgContent {
  const content = contentOf(folder, client, '');
  return contentOf(folder, client, `${instanceOf(content, folder)}${tokenPathOf(content)}`);
}

/** The flow that a call to a number reaches; undefined for a number that no route has. @param address such as `tel:+15550100` */
export function flowOfNumber({ flows, numbers }: PublishedOrg, address: string): PublishedFlow | undefined {
  const name = numbers.get(address.replace(/^tel:/, ''));
  return flows.find((flow) => flow.type === 'inboundCall' && flow.name === name);
}

/** Objects of an org that its stack does not declare, by their names. */
export type OrgObjects = Pick<OrgContent, 'queues' | 'dataTables' | 'objects'>;

/** An object that a flow names and the org does not have. A data action is named `category / name`. */
export interface LackingObject {
  readonly kind: ObjectKind | 'queue' | 'data table' | 'data action';
  readonly name: string;
}

/**
 * Publishes further flows to an org, beside those that it ships. A flow of the same type and name replaces the shipped
 * one, as in an org.
 *
 * @param onLacking called with each object that a flow names and that neither the org nor `objects` has
 * @throws UserError like `publishAll`
 */
export function publishedBeside(
  published: PublishedOrg,
  files: readonly FlowText[],
  objects: OrgObjects,
  onLacking: (object: LackingObject) => void,
): PublishedOrg {
  const org = resolverOf(published.org, objects, onLacking);
  const added = publishAll(files, org, published.flows);
  const kept = published.flows.filter(
    (flow) => !added.some(({ type, name }) => type === flow.type && name === flow.name),
  );
  return { ...published, flows: [...kept, ...added] };
}

function resolverOf(
  org: ActionResolver,
  { queues = [], dataTables = {}, objects = {} }: OrgObjects,
  onLacking: (object: LackingObject) => void,
): ActionResolver {
  const found = <T>(kind: LackingObject['kind'], name: string, object: T): T => {
    if (object === undefined || object === false) onLacking({ kind, name });
    return object;
  };
  return {
    dataAction: (category, name) => found('data action', `${category} / ${name}`, org.dataAction(category, name)),
    queueExists: (name) => found('queue', name, org.queueExists(name) || queues.includes(name)),
    dataTable: (name) =>
      found('data table', name, Object.hasOwn(dataTables, name) ? dataTables[name] : org.dataTable?.(name)),
    objectExists: (kind, name) =>
      found(kind, name, org.objectExists?.(kind, name) || (objects[kind]?.includes(name) ?? false)),
    objectNames: (kind) => [...(org.objectNames?.(kind) ?? []), ...((kind === 'queue' ? queues : objects[kind]) ?? [])],
  };
}

/** The variables of a stack that hold the OAuth client of its credential, by name. */
export function variablesOf(client: SandboxClient): Readonly<Record<string, string>> {
  return {
    servicenow_client_id: client.clientId,
    servicenow_client_secret: client.clientSecret,
    servicenow_username: client.user,
    servicenow_password: client.password,
    servicenow_refresh_token: client.refreshToken,
  };
}

/** @param loginUrl address where an existing credential signs in; the stack does not contain it */
function contentOf(folder: string, client: SandboxClient, loginUrl: string): OrgContent {
  return readStack(folder, {
    variables: variablesOf(client),
    existingCredentials: () => ({
      loginUrl,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      username: client.user,
      password: client.password,
      refreshToken: client.refreshToken,
    }),
  });
}

function instanceOf({ dataActions }: OrgContent, folder: string): string {
  const origins = new Set(dataActions.map((action) => originOf(action.request.urlTemplate)));
  const [origin, ...others] = origins;
  if (origin === undefined || others.length > 0) {
    const found = origins.size === 0 ? 'none' : [...origins].join(', ');
    throw new UserError([
      {
        file: folder,
        given: `data actions that call ${found}`,
        expected: 'data actions that call one ServiceNow instance',
        next: 'synthesise the stack again',
      },
    ]);
  }
  return origin;
}

/**
 * The path that the token action calls, or where the platform signs in. A stack that signs in with an existing
 * credential does not contain it.
 */
function tokenPathOf({ dataActions, integrations }: OrgContent): string {
  const tokenAction = dataActions.find(({ request }) => request.template.startsWith('grant_type='));
  const loginUrl = integrations.map(({ credential }) => credential?.fields['loginUrl']).find(Boolean);
  const url = tokenAction?.request.urlTemplate ?? loginUrl ?? '';
  return url.slice(originOf(url).length).replace(/[?#].*$/, '') || defaultTokenPath;
}

function originOf(url: string): string {
  return /^https:\/\/[^/?#$]+/.exec(url)?.[0] ?? url;
}
