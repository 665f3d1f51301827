import type { VirtualClock } from '../clock';
import type { FaultPlan } from '../faults';
import type { Random } from '../random';
import { invalidOptions } from './errors';
import type { OAuthClient } from './oauth';
import type { ServiceNowSettings } from './settings';

/** A record of `sys_user`. One with a password may use the password grant. */
export interface ServiceNowUser {
  readonly user_name: string;
  readonly user_password?: string;
  readonly [column: string]: string | undefined;
}

export interface ServiceNowOptions {
  readonly clock: VirtualClock;
  /** Source of sys_ids and tokens. */
  readonly random: Random;
  /** Origin, such as `https://acme-dev.service-now.com`. */
  readonly instance: string;
  readonly clients: readonly OAuthClient[];
  /** @default - the application users of the clients, which are always there */
  readonly users?: readonly ServiceNowUser[];
  readonly settings?: Partial<ServiceNowSettings>;
  /** @default noFaults */
  readonly faults?: FaultPlan;
}

/** @throws UserError that lists every mistake */
export function checkOptions({ instance, clients, users = [] }: ServiceNowOptions): void {
  const mistakes: string[] = [];
  const origin = URL.canParse(instance) ? new URL(instance) : undefined;
  if (origin?.protocol !== 'https:' || origin.origin !== instance) {
    mistakes.push(`instance is "${instance}"; give an origin such as https://acme-dev.service-now.com`);
  }
  const twice = (names: readonly string[]) => new Set(names.filter((name, index) => names.indexOf(name) !== index));
  for (const id of twice(clients.map((client) => client.clientId))) {
    mistakes.push(`clients has "${id}" twice; give each client an id of its own`);
  }
  for (const name of twice(users.map((user) => user.user_name))) {
    mistakes.push(`users has "${name}" twice; give each user a user_name of its own`);
  }
  if (mistakes.length > 0) throw invalidOptions(mistakes);
}
