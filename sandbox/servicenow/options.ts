import type { Finding } from '../../input/finding';
import type { Mistake } from '../../input/mistake';
import { pathText } from '../../input/path';
import type { VirtualClock } from '../clock';
import type { FaultPlan } from '../faults';
import type { Random } from '../random';
import { badInstance, sameClients, sameUsers } from './errors';
import type { OAuthClient } from './oauth';
import type { ServiceNowSettings } from './settings';
import { settingsFindings } from './settings-findings';
import type { Table } from './tables';

/** A record of `sys_user`. One with a password may use the password grant. */
export interface ServiceNowUser {
  readonly user_name: string;
  readonly user_password?: string;
  readonly [column: string]: string | undefined;
}

/** Path of the token endpoint of every instance. */
export const defaultTokenPath = '/oauth_token.do';

export interface ServiceNowOptions {
  readonly clock: VirtualClock;
  /** Source of sys_ids and tokens. */
  readonly random: Random;
  /** Origin, such as `https://acme-dev.service-now.com`. */
  readonly instance: string;
  /** Paths of the token endpoint. @default ['/oauth_token.do'] */
  readonly tokenPaths?: readonly string[];
  readonly clients: readonly OAuthClient[];
  /** @default - only the application users of the clients, which always exist */
  readonly users?: readonly ServiceNowUser[];
  readonly settings?: Partial<ServiceNowSettings>;
  /** @default noFaults */
  readonly faults?: FaultPlan;
}

/** Mistakes in the options, with all settings applied and the tables that follow from them. */
export function setUpMistakes(
  options: ServiceNowOptions,
  settings: ServiceNowSettings,
  tables: ReadonlyMap<string, Table>,
): readonly Mistake[] {
  const inSettings = settingsFindings(settings, tables).map((found) => ({ ...found, at: ['settings', ...found.at] }));
  return [...optionFindings(options), ...inSettings].map(({ at, ...message }) => ({
    path: `embedded ServiceNow, ${pathText(at)}`,
    ...message,
  }));
}

/** Mistakes in the options, besides `settings`. */
function optionFindings({ instance, clients, users = [] }: ServiceNowOptions): readonly Finding[] {
  const origin = URL.canParse(instance) ? new URL(instance) : undefined;
  const isOrigin = origin?.protocol === 'https:' && origin.origin === instance;
  const twice = (names: readonly string[]) =>
    Array.from(new Set(names.filter((name, index) => names.indexOf(name) !== index)));
  return [
    ...(isOrigin ? [] : [{ at: ['instance'], ...badInstance(instance) }]),
    ...twice(clients.map(({ clientId }) => clientId)).map((id) => ({ at: ['clients'], ...sameClients(id) })),
    ...twice(users.map((user) => user.user_name)).map((name) => ({ at: ['users'], ...sameUsers(name) })),
  ];
}
