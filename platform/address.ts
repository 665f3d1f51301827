import type { OrgConfig } from '../constructs/org';
import type { Mistake } from '../input/mistake';
import { quoted } from '../input/plain-line';
import { UserError } from '../input/user-error';

/** The address of an org in the environment, under the names that the Terraform provider reads too. */
export interface Address {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Takes the place of the hosts of the region. @default - none */
  readonly gateway?: Gateway;
}

export interface Gateway {
  readonly protocol: string;
  readonly host: string;
  readonly port?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'GENESYSCLOUD_';

/** @throws UserError that lists every variable that is missing, or that contradicts the org file */
export function addressOf(org: Pick<OrgConfig, 'file' | 'genesys'>, environment: Environment): Address {
  const read = (name: string) => environment[`${prefix}${name}`]?.trim() || undefined;
  const [clientId, clientSecret] = [read('OAUTHCLIENT_ID'), read('OAUTHCLIENT_SECRET')];
  const gateway = gatewayOf(read);
  const mistakes = [
    ...(clientId === undefined ? [notSet('OAUTHCLIENT_ID', 'the id of an OAuth client of the org')] : []),
    ...(clientSecret === undefined ? [notSet('OAUTHCLIENT_SECRET', 'the secret of that client')] : []),
    ...regionMistakes(org, read('REGION')),
    ...(Array.isArray(gateway) ? gateway : []),
  ];
  if (mistakes.length > 0 || clientId === undefined || clientSecret === undefined) throw new UserError(mistakes);
  return { clientId, clientSecret, ...(gateway !== undefined && { gateway: gateway as Gateway }) };
}

function notSet(name: string, expected: string): Mistake {
  return { path: `${prefix}${name}`, problem: 'not set', expected, next: 'export it, and run the command again' };
}

function regionMistakes({ file, genesys }: Pick<OrgConfig, 'file' | 'genesys'>, region: string | undefined) {
  if (region === undefined || region.toLowerCase() === genesys.region) return [];
  const expected = `${genesys.region}, the genesys.region of ${file}`;
  return [{ path: `${prefix}REGION`, given: quoted(region), expected, next: 'unset it, or change the file' }];
}

function gatewayOf(read: (name: string) => string | undefined): Gateway | readonly Mistake[] | undefined {
  const [host, protocol, port] = [read('GATEWAY_HOST'), read('GATEWAY_PROTOCOL') ?? 'https', read('GATEWAY_PORT')];
  const path = (name: string) => `${prefix}GATEWAY_${name}`;
  if (host === undefined) {
    const given = ['PROTOCOL', 'PORT'].filter((name) => read(`GATEWAY_${name}`) !== undefined);
    const problem = `set without ${path('HOST')}`;
    return given.length === 0 ? undefined : given.map((name) => ({ path: path(name), problem, next: 'set both' }));
  }
  const isPort = port === undefined || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535);
  const mistakes = [
    ...(/^[\w.-]+$/.test(host)
      ? []
      : [{ path: path('HOST'), given: quoted(host), expected: 'a host alone, such as 127.0.0.1' }]),
    ...(/^https?$/.test(protocol)
      ? []
      : [{ path: path('PROTOCOL'), given: quoted(protocol), expected: 'http or https' }]),
    ...(isPort ? [] : [{ path: path('PORT'), given: quoted(port), expected: 'a whole number, 1 to 65535' }]),
  ];
  if (mistakes.length > 0) return mistakes;
  return { host, protocol, ...(port !== undefined && { port: Number(port) }) };
}
