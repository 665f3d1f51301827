import type { z } from 'zod';
import { list, mapOf, oneOf, oneOfValues, section, text, whole, yesOrNo } from '../../input/schema-words';
import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import type { ServiceNowSettings } from '../servicenow/settings';

type SchemaOf<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

const name = () => text(80);
const milliseconds = () => whole(0, 3_600_000).exactOptional();
const seconds = () => whole(1, 1_000_000_000).exactOptional();
const many = () => whole(1, 1_000_000);
const requestsInAnHour = () => whole(0, 1_000_000);
const scopes = () => list(name());
const tables = () => list(name()).exactOptional();
const columns = () => mapOf(list(name()), 'a map from tables to lists of columns').exactOptional();

/** All settings of the embedded ServiceNow but `ownTables`, which operations declare. `sandbox/servicenow/settings.ts` explains them. */
export const serviceNowSchema = section({
  clientCredentialsEnabled: yesOrNo().exactOptional(),
  passwordGrantDisabled: yesOrNo().exactOptional(),
  bodyParametersOnly: yesOrNo().exactOptional(),
  accessTokenSeconds: seconds(),
  refreshTokenSeconds: seconds(),
  expiresInForm: oneOf(['number', 'text', 'absent']).exactOptional(),
  oauthErrorStatus: oneOfValues([400, 401]).exactOptional(),
  clientCredentialsRefreshToken: yesOrNo().exactOptional(),
  tokenScopes: scopes().exactOptional(),
  apiScopes: section({ table: scopes().exactOptional(), import: scopes().exactOptional() }).exactOptional(),
  invalidQueryReturnsNoRows: yesOrNo().exactOptional(),
  unreadableFields: columns(),
  unqueryableFields: columns(),
  unreadableTables: tables(),
  unreadableRecords: mapOf(text(1000), 'a map from tables to encoded queries').exactOptional(),
  unwritableTables: tables(),
  deniedTables: tables(),
  closePolicy: yesOrNo().exactOptional(),
  customColumns: columns(),
  importSets: mapOf(
    section({ target: name(), coalesce: name().exactOptional(), map: mapOf(name(), 'a map of columns') }),
    'a map from import set tables to target, coalesce and map',
  ).exactOptional(),
  rateLimits: section({
    everyone: requestsInAnHour().exactOptional(),
    roles: mapOf(requestsInAnHour(), 'a map from roles to requests in an hour').exactOptional(),
    users: mapOf(requestsInAnHour(), 'a map from users to requests in an hour').exactOptional(),
    commitSeconds: whole(0, 3_600).exactOptional(),
  }).exactOptional(),
  userRoles: mapOf(list(name()), 'a map from users to lists of roles').exactOptional(),
  retryAfterForm: oneOf(['seconds', 'httpDate']).exactOptional(),
  semaphores: section({ concurrent: many(), queue: whole(0, 1_000_000) }).exactOptional(),
  latencyMs: milliseconds(),
  tokenLatencyMs: milliseconds(),
  jitterMs: milliseconds(),
  slowByMs: milliseconds(),
  transactionQuotaSeconds: seconds(),
  cancelledWork: oneOf(['undone', 'kept']).exactOptional(),
  clockSkewMs: whole(-86_400_000, 86_400_000).exactOptional(),
  page: oneOf(['none', 'login', 'maintenance']).exactOptional(),
} satisfies SchemaOf<Omit<ServiceNowSettings, 'ownTables'>>);

const failureStatus = () => whole(400, 599).exactOptional();

/** All settings of the data-action engine. `sandbox/genesys/data-actions/engine-settings.ts` explains them. */
export const engineSchema = section({
  actionTimeoutExit: oneOf(['timeout', 'failure']).exactOptional(),
  timeoutStatus: failureStatus(),
  failureStatus: oneOfValues(['remote', 400, 500, 'none']).exactOptional(),
  resetStatus: failureStatus(),
  maxConcurrent: many().exactOptional(),
  maxPerMinute: many().exactOptional(),
  limitStatus: failureStatus(),
  authCache: oneOf(['untilUnauthorized', 'ttlFromExpiresIn']).exactOptional(),
  authSignIns: oneOf(['each', 'oneAtATime']).exactOptional(),
  authRetry: oneOf(['once', 'none']).exactOptional(),
  authRefreshOnForbidden: yesOrNo().exactOptional(),
  emptyReply: oneOf(['failure', 'emptyObject']).exactOptional(),
  jsonContentTypeRequired: yesOrNo().exactOptional(),
  maxReplyBytes: whole(1, 1_000_000_000).exactOptional(),
  otherContentTypes: oneOf(['refused', 'read']).exactOptional(),
} satisfies SchemaOf<EngineSettings>);
