import { parseEncodedQuery } from './encoded-query';
import { invalidOptions } from './errors';
import { bindFilter } from './filter';
import { resolvePath } from './paths';
import { Records } from './records';
import type { Table } from './tables';

/** How one instance is set up. Everything has a default; each switch is a property or a rule of a real instance. */
export interface ServiceNowSettings {
  /** `glide.oauth.inbound.client.credential.grant_type.enabled`; off in a new instance. @default true */
  readonly clientCredentialsEnabled: boolean;
  /** `glide.oauth.inbound.ropc.grant_type.disabled`. @default false */
  readonly passwordGrantDisabled: boolean;
  /** `glide.oauth.allow.parameters.in.post.body.only`. @default true */
  readonly bodyParametersOnly: boolean;
  /** Life of an access token. @default 1800 */
  readonly accessTokenSeconds: number;
  /** Life of a refresh token. @default 8640000 */
  readonly refreshTokenSeconds: number;
  /** How `expires_in` is written: as documented, as text, or not at all. @default 'number' */
  readonly expiresInForm: 'number' | 'text' | 'absent';
  /** Status of OAuth errors whose own is not documented, such as `unauthorized_client`. @default 400 */
  readonly oauthErrorStatus: 400 | 401;
  /** Whether client credentials give a refresh token too; not documented. @default false */
  readonly clientCredentialsRefreshToken: boolean;
  /** Auth scopes of the OAuth records: what tokens carry. `useraccount` opens every API. @default ['useraccount'] */
  readonly tokenScopes: readonly string[];
  /** Auth scopes that open an API; without one of them a token gets 403. @default - the APIs ask for none */
  readonly apiScopes: { readonly table?: readonly string[]; readonly import?: readonly string[] };

  /** `glide.invalid_query.returns_no_rows`: otherwise an invalid part of a query is ignored. @default false */
  readonly invalidQueryReturnsNoRows: boolean;
  /** Fields that the API user may not read, by table: left out of answers, ignored in queries. @default - none */
  readonly unreadableFields: Readonly<Record<string, readonly string[]>>;
  /** Fields that the API user may read but not query by, by table: ignored in queries. @default - none */
  readonly unqueryableFields: Readonly<Record<string, readonly string[]>>;
  /** Tables whose records the API user may not read: lists are empty, one record is 404. @default - none */
  readonly unreadableTables: readonly string[];
  /**
   * Records that the API user may not read, by table, as an encoded query: left out of lists after the limit was
   * applied, and 404. @default - none
   */
  readonly unreadableRecords: Readonly<Record<string, string>>;
  /** Tables that the API user may not write: 403. @default - none */
  readonly unwritableTables: readonly string[];
  /** Tables that the API user may not call at all: 403. @default - none */
  readonly deniedTables: readonly string[];
  /** The data policy that wants a resolution before an incident is resolved or closed. @default true */
  readonly closePolicy: boolean;
  /** Columns that this instance adds, by table: text of 100 characters. @default - none */
  readonly customColumns: Readonly<Record<string, readonly string[]>>;
  /** Import set tables of the Import Set API, by name. @default - none */
  readonly importSets: Readonly<Record<string, ImportSet>>;

  /** Requests in an hour for one user. @default - unlimited */
  readonly rateLimits: RateLimitRules;
  /** Roles of users, by `user_name`, for the rate limits. @default - none */
  readonly userRoles: Readonly<Record<string, readonly string[]>>;
  /** How `Retry-After` is written. @default 'seconds' */
  readonly retryAfterForm: 'seconds' | 'httpDate';
  /**
   * How many REST requests are worked on at once, and how many wait; more are answered 429. A node of the base system
   * has 4 and 50. @default - unlimited
   */
  readonly semaphores: { readonly concurrent: number; readonly queue: number };

  /** From sending a REST request to its answer. @default 120 */
  readonly latencyMs: number;
  /** The same for the token endpoint. @default 80 */
  readonly tokenLatencyMs: number;
  /** Up to this much is added to a latency, at random. @default 0 */
  readonly jitterMs: number;
  /** Added to every REST request. @default 0 */
  readonly slowByMs: number;
  /**
   * The quota rules of the Table and the Import Set API: a transaction that takes this long is cancelled, and answered
   * 500 where anybody still listens. Time in the queue is not counted. @default 60
   */
  readonly transactionQuotaSeconds: number;
  /** Whether a cancelled transaction leaves behind what it wrote; not documented. @default 'undone' */
  readonly cancelledWork: 'undone' | 'kept';
  /** How far ServiceNow's own clock is ahead: shows in record dates and in the moments of rate limits. @default 0 */
  readonly clockSkewMs: number;
  /** An HTML page, status 200, in place of the REST API (login) or of everything (maintenance). @default 'none' */
  readonly page: 'none' | 'login' | 'maintenance';
}

/**
 * The rule for a user goes before those for the user's roles, of which the lowest holds, and these go before the rule
 * for everyone. All count each user alone.
 */
export interface RateLimitRules {
  readonly everyone?: number;
  readonly roles?: Readonly<Record<string, number>>;
  readonly users?: Readonly<Record<string, number>>;
  /** Nodes commit their counts so often, 30 s in the base system; what comes in between passes. @default 0, at once */
  readonly commitSeconds?: number;
}

/** How rows of an import set table become records. */
export interface ImportSet {
  readonly target: string;
  /** The column of the target by which a record is recognised; without it every row is inserted. */
  readonly coalesce?: string;
  /** Column of the import set table to column of the target. */
  readonly map: Readonly<Record<string, string>>;
}

export const defaultSettings: ServiceNowSettings = {
  clientCredentialsEnabled: true,
  passwordGrantDisabled: false,
  bodyParametersOnly: true,
  accessTokenSeconds: 1800,
  refreshTokenSeconds: 8_640_000,
  expiresInForm: 'number',
  oauthErrorStatus: 400,
  clientCredentialsRefreshToken: false,
  tokenScopes: ['useraccount'],
  apiScopes: {},
  invalidQueryReturnsNoRows: false,
  unreadableFields: {},
  unqueryableFields: {},
  unreadableTables: [],
  unreadableRecords: {},
  unwritableTables: [],
  deniedTables: [],
  closePolicy: true,
  customColumns: {},
  importSets: {},
  rateLimits: {},
  userRoles: {},
  retryAfterForm: 'seconds',
  semaphores: { concurrent: Number.POSITIVE_INFINITY, queue: Number.POSITIVE_INFINITY },
  latencyMs: 120,
  tokenLatencyMs: 80,
  jitterMs: 0,
  slowByMs: 0,
  transactionQuotaSeconds: 60,
  cancelledWork: 'undone',
  clockSkewMs: 0,
  page: 'none',
};

/**
 * Checks what the types cannot: names of settings, tables and columns, and numbers in range.
 *
 * @param tables all tables, custom columns included
 * @throws UserError that lists every mistake
 */
export function checkSettings(settings: ServiceNowSettings, tables: ReadonlyMap<string, Table>): void {
  const mistakes: string[] = [];
  const known = Object.keys(defaultSettings);
  for (const name of Object.keys(settings)) {
    if (!known.includes(name)) mistakes.push(`settings.${name} is unknown; settings are ${known.join(', ')}`);
  }
  const table = (place: string, name: string): Table | undefined => {
    const found = tables.get(name);
    if (!found) mistakes.push(`${place} names the table "${name}"; tables are ${[...tables.keys()].join(', ')}`);
    return found;
  };
  const column = (place: string, inTable: Table | undefined, name: string) => {
    if (inTable && !inTable.columns.has(name)) {
      mistakes.push(
        `${place} names the column "${name}", which ${inTable.name} does not have; add it to customColumns`,
      );
    }
  };

  for (const name of ['unreadableTables', 'unwritableTables', 'deniedTables'] as const) {
    for (const listed of settings[name]) table(`settings.${name}`, listed);
  }
  for (const setting of ['unreadableFields', 'unqueryableFields'] as const) {
    for (const [name, fields] of Object.entries(settings[setting])) {
      const found = table(`settings.${setting}`, name);
      for (const field of fields) column(`settings.${setting}`, found, field);
    }
  }
  for (const [name, text] of Object.entries(settings.unreadableRecords)) {
    const place = `settings.unreadableRecords.${name}`;
    const found = table(place, name);
    const mistake = found && mistakeInQuery(text, found, tables);
    if (mistake) mistakes.push(`${place} is "${text}", with ${mistake}; give conditions such as active=false`);
  }
  for (const [name, fields] of Object.entries(settings.customColumns)) {
    table('settings.customColumns', name);
    for (const field of fields) {
      if (!/^[a-z][a-z0-9_]*$/.test(field)) {
        mistakes.push(`settings.customColumns names "${field}"; a column has lower-case letters, digits and _`);
      }
    }
  }
  for (const [importSetTable, { target, coalesce, map }] of Object.entries(settings.importSets)) {
    const place = `settings.importSets.${importSetTable}`;
    const found = table(place, target);
    for (const name of [...(coalesce === undefined ? [] : [coalesce]), ...Object.values(map)])
      column(place, found, name);
  }
  for (const name of ['latencyMs', 'tokenLatencyMs', 'jitterMs', 'slowByMs'] as const) {
    if (!(settings[name] >= 0)) mistakes.push(`settings.${name} is ${settings[name]}; give 0 or more milliseconds`);
  }
  for (const name of ['accessTokenSeconds', 'refreshTokenSeconds', 'transactionQuotaSeconds'] as const) {
    if (!(settings[name] > 0)) mistakes.push(`settings.${name} is ${settings[name]}; give more than 0 seconds`);
  }
  if (!(settings.semaphores.concurrent >= 1)) {
    mistakes.push(`settings.semaphores.concurrent is ${settings.semaphores.concurrent}; give 1 or more`);
  }
  if (!(settings.semaphores.queue >= 0)) {
    mistakes.push(`settings.semaphores.queue is ${settings.semaphores.queue}; give 0 or more`);
  }
  const { everyone, roles = {}, users = {}, commitSeconds } = settings.rateLimits;
  for (const [place, limit] of Object.entries({
    everyone,
    commitSeconds,
    ...prefixed('roles', roles),
    ...prefixed('users', users),
  })) {
    if (limit !== undefined && !(limit >= 0)) mistakes.push(`settings.rateLimits.${place} is ${limit}; give 0 or more`);
  }
  if (mistakes.length > 0) throw invalidOptions(mistakes);
}

function mistakeInQuery(text: string, table: Table, tables: ReadonlyMap<string, Table>): string | undefined {
  const records = new Records({ tables, now: () => 0, newId: () => '', closePolicy: false });
  const filter = bindFilter(parseEncodedQuery(text), {
    records,
    table: table.name,
    resolve: (field) => resolvePath(records, table, field),
    isQueryable: () => true,
    invalidReturnsNoRows: false,
  });
  if ('notSimulated' in filter) return `${filter.notSimulated}, which the sandbox does not know`;
  return filter.isInvalid ? 'a part that is no condition of that table' : undefined;
}

function prefixed(place: string, limits: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`${place}.${name}`, limit]));
}
