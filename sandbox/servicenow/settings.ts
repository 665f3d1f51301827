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
