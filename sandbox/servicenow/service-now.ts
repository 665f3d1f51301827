import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { VirtualClock } from '../clock';
import { type FaultPlan, noFaults } from '../faults';
import type { HttpOutcome, HttpRequest } from '../http';
import { Admission } from './admission';
import { apiTitle, readApiPath } from './api-path';
import { applyFault } from './apply-fault';
import { otherOrigin, refusedRecord, unknownColumn, unknownTable } from './errors';
import { IgnoredNames } from './ignored-names';
import { OAuth, type OAuthClient } from './oauth';
import { defaultTokenPath, type ServiceNowOptions, type ServiceNowUser, setUpMistakes } from './options';
import { PendingCommits } from './pending-commits';
import { RateLimits } from './rate-limit';
import { type Fields, Records } from './records';
import * as replies from './replies';
import type { LoggedRequest } from './request-log';
import { RestApis } from './rest-apis';
import { Semaphores } from './semaphores';
import { defaultSettings, type ServiceNowSettings } from './settings';
import { type Row, tables } from './tables';

/**
 * A ServiceNow instance in memory: OAuth endpoints, Table API, Import Set API and their records. It runs on a virtual
 * clock, so the same requests and the same seed give the same answers.
 *
 * @throws UserError for options that cannot work, and for a request to another host; every other request gets an
 *   answer, which is an error where ServiceNow answers with one
 */
export class ServiceNow {
  readonly instance: string;
  private readonly clock: VirtualClock;
  private readonly settings: ServiceNowSettings;
  private readonly tokenPaths: readonly string[];
  private readonly faults: FaultPlan;
  private readonly tables: ReturnType<typeof tables>;
  private readonly hasUndeclared: boolean;
  private readonly store: Records;
  private readonly oauth: OAuth;
  private readonly limits: RateLimits;
  private readonly semaphores: Semaphores;
  private readonly apis: RestApis;
  private readonly admission: Admission;
  private readonly newSecret: () => string;
  private readonly log: LoggedRequest[] = [];
  private readonly pending: PendingCommits;
  private readonly ignoredNames = new IgnoredNames();

  constructor(options: ServiceNowOptions) {
    const { clock, random, instance, clients, users = [], settings = {}, faults = noFaults } = options;
    this.tokenPaths = options.tokenPaths ?? [defaultTokenPath];
    this.settings = { ...defaultSettings, ...settings };
    this.tables = tables(this.settings);
    const mistakes = setUpMistakes(options, this.settings, this.tables);
    if (mistakes.length > 0) throw new UserError(mistakes);

    this.hasUndeclared = [...this.tables.values()].some(({ undeclared }) => undeclared);
    this.clock = clock;
    this.pending = new PendingCommits(clock);
    this.instance = instance;
    this.faults = faults;
    const newId = () => `${hex(random())}${hex(random())}${hex(random())}${hex(random())}`;
    const newToken = () => newId() + newId();
    this.newSecret = newToken;
    const ownTime = () => clock.now() + this.settings.clockSkewMs;
    const { closePolicy } = this.settings;
    this.store = new Records({ tables: this.tables, now: ownTime, newId, closePolicy });
    const passwords = new Map(
      users.flatMap((user) => (user.user_password ? [[user.user_name, user.user_password]] : [])),
    );
    this.oauth = new OAuth({
      clients,
      passwords,
      records: this.store,
      settings: this.settings,
      now: () => clock.now(),
      newToken,
    });
    this.limits = new RateLimits(this.settings, ownTime, newId);
    this.semaphores = new Semaphores(this.settings.semaphores);
    this.apis = new RestApis(this.store, this.settings, instance, this.ignoredNames);
    const { tokenPaths, oauth, limits, semaphores, apis } = this;
    const parts = { clock, random, settings: this.settings, tokenPaths, oauth, limits, semaphores, apis };
    this.admission = new Admission(parts);
    this.addUsers(clients, users);
  }

  /** Every request so far, in the order in which they were sent. */
  get requests(): readonly LoggedRequest[] {
    return this.log;
  }

  /** What requests named so far and ServiceNow ignored in silence, such as a mistyped column, each once. */
  get ignored(): readonly Mistake[] {
    return this.ignoredNames.mistakes;
  }

  /** Lifetime of new access tokens in seconds. */
  get tokenLife(): number {
    return this.oauth.tokenLife;
  }

  set tokenLife(seconds: number) {
    this.oauth.tokenLife = seconds;
  }

  /** Copies of the records of a table, with those of the tables that extend it, in the order of creation. */
  records(table: string): readonly Readonly<Row>[] {
    if (!this.tables.has(table)) throw new UserError([unknownTable(table, this.tables.keys())]);
    return Array.from(this.store.rows(table), (row) => ({ ...row }));
  }

  /** Copies of the records in tables in which operations create records of contacts, each once. */
  get contactRecords(): readonly Readonly<Row>[] {
    const holding = [...this.tables.values()].filter(({ holdsContacts }) => holdsContacts);
    const rows = new Set(holding.flatMap(({ name }) => [...this.store.rows(name)]));
    return Array.from(rows, (row) => ({ ...row }));
  }

  /** Creates a record as an administrator does, and returns a copy. A given `sys_id` is kept. */
  insert(table: string, fields: Fields): Readonly<Row> {
    const found = this.tables.get(table);
    if (found === undefined) throw new UserError([unknownTable(table, this.tables.keys())]);
    const known = [...found.columns.keys()];
    const unknown = Object.keys(fields).filter((name) => !found.columns.has(name));
    if (unknown.length > 0) throw new UserError(unknown.map((name) => unknownColumn(table, name, known)));
    const outcome = this.store.insert(found, fields, 'system', fields['sys_id']);
    if (outcome.kind === 'mandatory') throw new UserError([refusedRecord(table, outcome.labels)]);
    return { ...outcome.row };
  }

  /** Forgets every access token; refresh tokens stay. */
  revokeTokens(): void {
    this.oauth.revokeAll();
  }

  /** Shortens the life of every access token to at most this time. Its `expires_in` was longer. */
  expireTokensIn(milliseconds: number): void {
    this.oauth.expireIn(milliseconds);
  }

  /** Changes the secret of a client. @param overlap how long the old secret stays valid; @default - not at all */
  rotateSecret(clientId: string, secret: string, overlap: { readonly overlapMs: number } = { overlapMs: 0 }): void {
    this.oauth.rotateSecret(clientId, secret, overlap.overlapMs);
  }

  /** A code for the authorization code grant, as if the user had consented in a browser. It can be exchanged once. */
  issueCode(code: { readonly clientId: string; readonly user: string; readonly redirectUri: string }): string {
    return this.oauth.issueCode(code.clientId, code.user, code.redirectUri);
  }

  /** Answers a request that is sent now. */
  readonly handle = (request: HttpRequest): HttpOutcome => {
    const url = this.locate(request.url);
    const index = this.log.length;
    const at = this.clock.now();
    const forToken = this.tokenPaths.includes(url.pathname) && ({ forToken: true } as const);
    const fault = this.faults({ index, method: request.method, path: url.pathname, ...forToken });
    const { work, afterMs, quota, rejected, ...visitor } = this.admission.admit(request, url);
    const outcome = applyFault(fault, {
      afterMs,
      work,
      ...(quota && { quota }),
      commitLater: (inMs) => {
        if (!rejected) this.pending.add(request, work, inMs);
      },
      shortLived: (seconds) => this.oauth.withTokenLife(seconds, work),
      rotateSecret: () => {
        if (visitor.client !== undefined) this.oauth.rotateSecret(visitor.client, this.newSecret(), 0);
      },
      refuse: () => this.refuse(request, url),
      rateLimited: (seconds) => this.limits.refusal(apiTitle(readApiPath(url.pathname)), undefined, {}, seconds),
    });
    this.log.push({
      index,
      at,
      method: request.method,
      ...forToken,
      path: this.admission.isOAuth(url) ? url.pathname : url.pathname + url.search,
      ...visitor,
      ...this.undeclaredTable(url),
      ...(fault && { fault: fault.kind }),
      ...(outcome.kind === 'reply' && { status: outcome.status }),
    });
    return outcome;
  };

  /** Everything that later answers and records depend on. */
  get state(): unknown {
    const { store, oauth, limits, semaphores, apis, pending } = this;
    return [store.state, oauth.state, limits.state, semaphores.state, apis.state, pending.state];
  }

  private undeclaredTable(url: URL): Pick<LoggedRequest, 'undeclaredTable'> {
    if (!this.hasUndeclared) return {};
    const path = readApiPath(url.pathname);
    const name = path && 'api' in path ? (this.settings.importSets[path.name]?.target ?? path.name) : '';
    return this.tables.get(name)?.undeclared ? { undeclaredTable: name } : {};
  }

  private refuse(request: HttpRequest, url: URL): replies.Reply {
    if (this.admission.isOAuth(url)) return replies.accessDenied();
    const token = this.oauth.bearer(request.headers['authorization']);
    if (token) this.oauth.forget(token);
    return replies.notAuthenticated();
  }

  private locate(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.origin !== this.instance) throw new UserError([otherOrigin(text, this.instance)]);
    return url;
  }

  private addUsers(clients: readonly OAuthClient[], users: readonly ServiceNowUser[]): void {
    for (const { user_password, ...columns } of users) {
      const given = Object.entries(columns).filter((entry): entry is [string, string] => entry[1] !== undefined);
      this.insert('sys_user', Object.fromEntries(given));
    }
    const names = new Set(users.map((user) => user.user_name));
    for (const { applicationUser } of clients) {
      if (applicationUser === undefined || names.has(applicationUser)) continue;
      names.add(applicationUser);
      this.insert('sys_user', { user_name: applicationUser });
    }
  }
}

function hex(random: number): string {
  return Math.floor(random * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}
