import { setTimeout } from 'node:timers/promises';
import type { OrgConfig } from '../constructs/org';
import { plainLine, quoted } from '../input/plain-line';
import { UserError } from '../input/user-error';
import { addressOf } from './address';
import { httpClient } from './http-client';
import { loadSdk } from './load-sdk';
import { Platform } from './platform';

export interface ConnectOptions {
  /** @default - that of the process */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Waits before a request is sent again. @default - in real time */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Values that no message may show, besides those of the environment. More may be added later. @default - none */
  readonly secrets?: readonly string[];
}

/**
 * Signs in to the Genesys Cloud org of an org file, with the client of the environment.
 *
 * @throws UserError when the SDK is not installed, the environment has no client, the org refuses it, or the client is one
 *   of another organization
 */
export async function connect(
  org: Pick<OrgConfig, 'file' | 'genesys'>,
  { environment = process.env, wait = (ms) => setTimeout(ms), secrets = [] }: ConnectOptions = {},
): Promise<Platform> {
  const { clientId, clientSecret, gateway } = addressOf(org, environment);
  const { sdk, client } = loadSdk();
  let token = '';
  const signIn = async () => {
    const { accessToken } = await client.loginClientCredentialsGrant(clientId, clientSecret);
    if (!accessToken) throw new UserError([noToken(client.config.getConfUrl('login', client.config.authUrl))]);
    token = accessToken;
    return token;
  };
  client.setEnvironment(sdk.PureCloudRegionHosts[org.genesys.region.replaceAll('-', '_')] as string);
  if (gateway !== undefined) client.setGateway(gateway);
  client.setHttpClient(httpClient(sdk, { wait, signIn, secrets: () => [...secrets, clientSecret, token] }));
  await signIn();
  const { id = '', name = '' } = await new sdk.OrganizationApi(client).getOrganizationsMe();
  checkOrganization(org, { id, name });
  const host = gateway?.host ?? org.genesys.region;
  return new Platform(sdk, client, { clientId, host, organization: { id, name } });
}

function noToken(host: string) {
  return { path: plainLine(host), problem: 'answered the sign-in without a token', next: 'check what answers there' };
}

function checkOrganization(
  { file, genesys: { organization: expected } }: Pick<OrgConfig, 'file' | 'genesys'>,
  { id, name }: { readonly id: string; readonly name: string },
): void {
  if (expected === undefined || expected === name || expected.toLowerCase() === id.toLowerCase()) return;
  throw new UserError([
    {
      path: 'GENESYSCLOUD_OAUTHCLIENT_ID',
      given: `a client of ${quoted(name)} (id ${quoted(id)})`,
      expected: `a client of ${quoted(expected)}, the genesys.organization of ${file}`,
      next: 'export the client of that org',
    },
  ]);
}
