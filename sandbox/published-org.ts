import { SandboxError } from './errors';
import { type PublishedFlow, publishAll } from './genesys/flow';
import { Org } from './genesys/org';
import type { ServiceNowSettings } from './servicenow/settings';

/** The OAuth client that the sandbox's ServiceNow knows, and the user that its tokens act as. */
export interface SandboxClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly user: string;
  readonly password: string;
}

/** Values that exist in the sandbox only. */
export const sandboxClient: SandboxClient = {
  clientId: 'sandbox-client-id',
  clientSecret: 'sandbox-client-secret',
  user: 'genesys.integration',
  password: 'sandbox-password',
};

/** An org as it was shipped: data actions read, flows published against them. Read once, run many times. */
export interface PublishedOrg {
  readonly org: Org;
  readonly flows: readonly PublishedFlow[];
  /** Origin of the ServiceNow instance that the data actions call. */
  readonly instance: string;
  /** How that instance is set up; the files do not say. */
  readonly setUp: Partial<ServiceNowSettings>;
}

export interface PublishedOrgOptions {
  /** @default sandboxClient */
  readonly client?: SandboxClient;
  /** How the ServiceNow instance of the org is set up. @default - as the embedded one is */
  readonly setUp?: Partial<ServiceNowSettings>;
}

/**
 * Reads a synthesised stack and publishes its flows.
 *
 * @param folder the folder of the stack's `cdk.tf.json`
 * @throws SandboxError that lists what is missing, broken or would be refused at publishing
 */
export function publishedOrg(folder: string, options: PublishedOrgOptions = {}): PublishedOrg {
  const { client = sandboxClient, setUp = {} } = options;
  const instance = instanceOf(readOrg(folder, client, ''), folder);
  const org = readOrg(folder, client, `${instance}/oauth_token.do`);
  return { org, flows: publishAll(org.flows, org), instance, setUp };
}

/** @param loginUrl where a credential that exists already signs in; a stack does not say */
function readOrg(folder: string, client: SandboxClient, loginUrl: string): Org {
  return Org.fromStack(folder, {
    variables: {
      servicenow_client_id: client.clientId,
      servicenow_client_secret: client.clientSecret,
      servicenow_username: client.user,
      servicenow_password: client.password,
    },
    existingCredentials: () => ({
      loginUrl,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      username: client.user,
      password: client.password,
    }),
  });
}

function instanceOf(org: Org, folder: string): string {
  const origins = new Set(org.dataActions.map((action) => originOf(action.request.urlTemplate)));
  const [origin, ...others] = origins;
  if (origin === undefined || others.length > 0) {
    const found = origins.size === 0 ? 'none' : [...origins].join(', ');
    throw new SandboxError(
      `${folder}: the data actions must call one ServiceNow instance; found ${found}; synthesise the stack again`,
    );
  }
  return origin;
}

function originOf(url: string): string {
  return /^https:\/\/[^/?#$]+/.exec(url)?.[0] ?? url;
}
