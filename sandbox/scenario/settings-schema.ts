import type { z } from 'zod';
import { list, mapOf, oneOf, oneOfValues, section, text, whole, yesOrNo } from '../../input/schema-words';
import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import { permissions } from '../permissions-schema';
import type { ServiceNowSettings } from '../servicenow/settings';
import type { ScenarioApi } from './scenario-api';
import { setting } from './setting';

type SchemaOf<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

const name = () => text(80);
const milliseconds = () => whole(0, 3_600_000);
const seconds = () => whole(1, 1_000_000_000);
const many = () => whole(1, 1_000_000);
const requestsInAnHour = () => whole(0, 1_000_000);
const scopes = () => list(name());
const tables = () => list(name());
const columns = () => mapOf(list(name()), 'a map from tables to lists of columns');

/** All settings of the embedded ServiceNow but `ownTables`, which operations declare. */
export const serviceNowSchema = section({
  clientCredentialsEnabled: setting(
    yesOrNo(),
    'Property `glide.oauth.inbound.client.credential.grant_type.enabled`; off in a new instance.',
  ),
  passwordGrantDisabled: setting(yesOrNo(), 'Property `glide.oauth.inbound.ropc.grant_type.disabled`.'),
  bodyParametersOnly: setting(yesOrNo(), 'Property `glide.oauth.allow.parameters.in.post.body.only`.'),
  accessTokenSeconds: setting(seconds(), 'Life of an access token, in seconds.'),
  refreshTokenSeconds: setting(seconds(), 'Life of a refresh token, in seconds.'),
  expiresInForm: setting(
    oneOf(['number', 'text', 'absent']),
    'Form of `expires_in`: a number as documented, a text, or left out.',
  ),
  oauthErrorStatus: setting(
    oneOfValues([400, 401]),
    'Status of OAuth errors without a documented one, such as `unauthorized_client`.',
  ),
  clientCredentialsRefreshToken: setting(
    yesOrNo(),
    'Whether the client credentials grant issues a refresh token too; not documented.',
  ),
  tokenScopes: setting(scopes(), 'Auth scopes of every token. `useraccount` opens every API.'),
  apiScopes: setting(
    section({
      table: setting(scopes(), 'Scopes that open the Table API.'),
      import: setting(scopes(), 'Scopes that open the Import Set API.'),
    }),
    'Auth scopes that open an API; a token without one of them gets 403. Without it: the APIs need none.',
  ),
  invalidQueryReturnsNoRows: setting(
    yesOrNo(),
    'Property `glide.invalid_query.returns_no_rows`; without it, ServiceNow ignores an invalid part of a query.',
  ),
  unreadableFields: setting(
    columns(),
    'Columns that the user of the API may not read, by table: left out of answers, ignored in queries.',
  ),
  unqueryableFields: setting(
    columns(),
    'Columns that the user may read but not query by, by table: ignored in queries.',
  ),
  unreadableTables: setting(tables(), 'Tables whose records the user may not read: lists are empty, a record is 404.'),
  unreadableRecords: setting(
    mapOf(text(1000), 'a map from tables to encoded queries'),
    'Records that the user may not read, by table, as an encoded query: left out of lists after the limit was applied, and 404.',
  ),
  unwritableTables: setting(tables(), 'Tables that the user may not write, or `*` for all: 403.'),
  deniedTables: setting(tables(), 'Tables that the user may not call at all: 403.'),
  closePolicy: setting(yesOrNo(), 'The data policy that requires a resolution for a resolved or closed incident.'),
  customColumns: setting(columns(), 'Columns that this instance adds, by table: texts of 100 characters.'),
  importSets: setting(
    mapOf(
      section({
        target: name().describe('Table whose records the rows become.'),
        coalesce: setting(
          name(),
          'Column of that table that identifies a record. Without it: every row becomes a new record.',
        ),
        map: mapOf(name(), 'a map of columns').describe('Column of the import set table to column of the target.'),
      }),
      'a map from import set tables to target, coalesce and map',
    ),
    'Import set tables, by name. Without it: those of the org, where it creates through them.',
  ),
  rateLimits: setting(
    section({
      everyone: setting(requestsInAnHour(), 'For every user.'),
      roles: setting(
        mapOf(requestsInAnHour(), 'a map from roles to requests in an hour'),
        'For users with a role; the lowest of a user applies, in place of that for everyone.',
      ),
      users: setting(
        mapOf(requestsInAnHour(), 'a map from users to requests in an hour'),
        'For single users, in place of all others.',
      ),
      commitSeconds: setting(
        whole(0, 3_600),
        'Interval at which nodes commit their counts, 30 s in the base system; requests in between are not limited. Without it: 0.',
      ),
    }),
    'Requests in an hour for one user. Without it: unlimited.',
  ),
  userRoles: setting(
    mapOf(list(name()), 'a map from users to lists of roles'),
    'Roles of users, by `user_name`, for the rate limits.',
  ),
  retryAfterForm: setting(oneOf(['seconds', 'httpDate']), 'Form of the header `Retry-After`.'),
  semaphores: setting(
    section({
      concurrent: many().describe('Requests that run at once; 4 in a node of the base system.'),
      queue: whole(0, 1_000_000).describe('Requests that wait; 50 in a node of the base system.'),
    }),
    'The REST requests that run at once and those that wait; further ones get 429. Without it: unlimited.',
  ),
  latencyMs: setting(milliseconds(), 'Milliseconds from sending a REST request to its answer.'),
  tokenLatencyMs: setting(milliseconds(), 'The same for the token endpoint.'),
  jitterMs: setting(milliseconds(), 'The most that is added to a latency at random, in milliseconds.'),
  slowByMs: setting(milliseconds(), 'Milliseconds that are added to every REST request.'),
  transactionQuotaSeconds: setting(
    seconds(),
    'A transaction that takes this long is cancelled and answered with 500. Time in the queue does not count.',
  ),
  cancelledWork: setting(
    oneOf(['undone', 'kept']),
    'Whether the data of a cancelled transaction stays; not documented.',
  ),
  clockSkewMs: setting(
    whole(-86_400_000, 86_400_000),
    "Milliseconds that ServiceNow's clock is ahead, as record dates and rate limits show it.",
  ),
  page: setting(
    oneOf(['none', 'login', 'maintenance']),
    'An HTML page with status 200 in place of the REST API (login), or of everything (maintenance).',
  ),
} satisfies SchemaOf<Omit<ServiceNowSettings, 'ownTables'>>);

const failureStatus = () => whole(400, 599);

/** All settings of the data-action engine. */
export const engineSchema = section({
  actionTimeoutExit: setting(
    oneOf(['timeout', 'failure']),
    "The exit of a data action when the action's own timer runs out.",
  ),
  timeoutStatus: setting(failureStatus(), 'The status of that failure.'),
  failureStatus: setting(
    oneOfValues(['remote', 400, 500, 'none']),
    'The status that a flow receives for an answer outside 2xx: that of the answer (remote), one of two, or none.',
  ),
  resetStatus: setting(failureStatus(), 'The status of a broken connection.'),
  maxConcurrent: setting(many(), 'Executions at one time in the whole org; further ones are rejected.'),
  maxPerMinute: setting(many(), 'Executions in any 60 seconds in the whole org; further ones are rejected.'),
  limitStatus: setting(failureStatus(), 'The status of a rejection.'),
  deletedActionStatus: setting(
    oneOfValues([400, 404, 410, 500, 'none']),
    'The status that a flow receives when it calls a data action that was deleted after the flow was published, or none.',
  ),
  deletedActionCode: setting(name(), 'The error code of that failure.'),
  authCache: setting(
    oneOf(['untilUnauthorized', 'ttlFromExpiresIn']),
    'How long the answer of a sign-in is kept: until a request is rejected, or no longer than its `expires_in` either.',
  ),
  authSignIns: setting(
    oneOf(['each', 'oneAtATime']),
    'Whether executions that need a sign-in at the same time each make their own, or wait for one.',
  ),
  authRetry: setting(oneOf(['once', 'none']), 'Whether a rejected request is repeated once after a new sign-in.'),
  authRefreshOnForbidden: setting(yesOrNo(), 'Whether a 403 counts as a rejected token, as a 401 does.'),
  emptyReply: setting(
    oneOf(['failure', 'emptyObject']),
    'What an answer of 2xx without a body is, such as 204: not JSON, or an empty object.',
  ),
  jsonContentTypeRequired: setting(yesOrNo(), 'Whether the `Content-Type` of an answer must be JSON too.'),
  maxReplyBytes: setting(
    whole(1, 1_000_000_000),
    "The largest answer in bytes of UTF-8; the platform's own limit is not known. Without it: no limit.",
  ),
  otherContentTypes: setting(
    oneOf(['refused', 'read']),
    "What callers of the platform's API get for another content type than JSON: 415, or the same as for JSON.",
  ),
} satisfies SchemaOf<EngineSettings>);

/** All settings of the platform API, and what its client may do. */
export const platformApiSchema = section({
  requestsPerMinute: setting(many(), 'Requests of one token in a minute; further ones get 429.'),
  signInsPerMinute: setting(many(), 'Sign-ins of one client in a minute; further ones get 429. Without it: unlimited.'),
  tokenSeconds: setting(seconds(), 'Life of a token, in seconds.'),
  flowJobSeconds: setting(
    whole(0, 3_600),
    'Seconds from the upload of a flow until its job ends. The flow is published when the job is read after that.',
  ),
  failedExecutionStatus: setting(
    oneOf(['ERROR', 'FAILED']),
    'The status of an execution whose flow failed and could not go on.',
  ),
  permissions: setting(
    permissions(),
    'What the first client of the org may do, such as `integrations:action:view`. Without it: what the org says.',
  ),
} satisfies SchemaOf<ScenarioApi>);
