import type { OwnTable } from './own-tables';

/** The settings of one instance. Each has a default; each switch is a property or a rule of a real instance. */
export interface ServiceNowSettings {
  /** `glide.oauth.inbound.client.credential.grant_type.enabled`; off in a new instance. @default true */
  readonly clientCredentialsEnabled: boolean;
  /** `glide.oauth.inbound.ropc.grant_type.disabled`. @default false */
  readonly passwordGrantDisabled: boolean;
  /** `glide.oauth.allow.parameters.in.post.body.only`. @default true */
  readonly bodyParametersOnly: boolean;
  /** Lifetime of an access token. @default 1800 */
  readonly accessTokenSeconds: number;
  /** Lifetime of a refresh token. @default 8640000 */
  readonly refreshTokenSeconds: number;
  /** Form of `expires_in`: as documented, as text, or not at all. @default 'number' */
  readonly expiresInForm: 'number' | 'text' | 'absent';
  /** Status of OAuth errors without a documented one, such as `unauthorized_client`. @default 400 */
  readonly oauthErrorStatus: 400 | 401;
  /** Whether the client credentials grant issues a refresh token, too; not documented. @default false */
  readonly clientCredentialsRefreshToken: boolean;
  /** Auth scopes of every token. `useraccount` opens every API. @default ['useraccount'] */
  readonly tokenScopes: readonly string[];
  /** Auth scopes that open an API; a token without one of them gets 403. @default - the APIs require none */
  readonly apiScopes: { readonly table?: readonly string[]; readonly import?: readonly string[] };

  /**
   * `glide.invalid_query.returns_no_rows`; without it, ServiceNow ignores an invalid part of a query.
   *
   * @default false
   */
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
  /** Tables that the API user may not write, or `*` for all: 403. @default - none */
  readonly unwritableTables: readonly string[];
  /** Tables that the API user may not call at all: 403. @default - none */
  readonly deniedTables: readonly string[];
  /** The data policy that requires a resolution for a resolved or closed incident. @default true */
  readonly closePolicy: boolean;
  /** Columns that this instance adds, by table: text of 100 characters. @default - none */
  readonly customColumns: Readonly<Record<string, readonly string[]>>;
  /** Tables that this instance has besides those of the base system, by name. @default - none */
  readonly ownTables: Readonly<Record<string, OwnTable>>;
  /** Import set tables of the Import Set API, by name. @default - none */
  readonly importSets: Readonly<Record<string, ImportSet>>;

  /** Requests in an hour for one user. @default - unlimited */
  readonly rateLimits: RateLimitRules;
  /** Roles of users, by `user_name`, for the rate limits. @default - none */
  readonly userRoles: Readonly<Record<string, readonly string[]>>;
  /** Form of `Retry-After`. @default 'seconds' */
  readonly retryAfterForm: 'seconds' | 'httpDate';
  /**
   * The REST requests that run at once and those that wait; further ones get 429. A node of the base system has 4 and
   * 50.
   *
   * @default - unlimited
   */
  readonly semaphores: { readonly concurrent: number; readonly queue: number };

  /** From sending a REST request to its answer. @default 120 */
  readonly latencyMs: number;
  /** The same for the token endpoint. @default 80 */
  readonly tokenLatencyMs: number;
  /** The most that is added to a latency at random. @default 0 */
  readonly jitterMs: number;
  /** Added to every REST request. @default 0 */
  readonly slowByMs: number;
  /**
   * The transaction quota of the Table and the Import Set API: a transaction that takes this long is cancelled and
   * answered with 500. Time in the queue does not count. @default 60
   */
  readonly transactionQuotaSeconds: number;
  /** Whether the data of a cancelled transaction stays; not documented. @default 'undone' */
  readonly cancelledWork: 'undone' | 'kept';
  /** How far ServiceNow's clock is ahead, as record dates and rate limits show it. @default 0 */
  readonly clockSkewMs: number;
  /** An HTML page with status 200 instead of the REST API (login) or of everything (maintenance). @default 'none' */
  readonly page: 'none' | 'login' | 'maintenance';
}

/**
 * The rule for a user takes precedence over those for the user's roles, of which the lowest applies, and these over the
 * rule for everyone. Each user is counted separately.
 */
export interface RateLimitRules {
  readonly everyone?: number;
  readonly roles?: Readonly<Record<string, number>>;
  readonly users?: Readonly<Record<string, number>>;
  /** Interval at which nodes commit counts, 30 s in the base system. Requests in between are not limited. @default 0 */
  readonly commitSeconds?: number;
}

/** How rows of an import set table become records. */
export interface ImportSet {
  readonly target: string;
  /** The column of the target that identifies a record; without it, every row is inserted. */
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
  ownTables: {},
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
