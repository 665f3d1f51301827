import type { z } from 'zod';
import { list, mapOf, oneOf, oneOfValues, section, text, whole, yesOrNo } from '../../input/schema-words';
import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import type { ServiceNowSettings } from '../servicenow/settings';

type SchemaOf<T> = { readonly [K in keyof T]-?: z.ZodType<T[K] | undefined> };

const name = () => text(80);
const milliseconds = () => whole(0, 3_600_000).optional();
const seconds = () => whole(1, 1_000_000_000).optional();
const many = () => whole(1, 1_000_000);
const requestsInAnHour = () => whole(0, 1_000_000);
const scopes = () => list(name());
const tables = () => list(name()).optional();
const columns = () => mapOf(list(name()), 'a map from tables to lists of columns').optional();

/** All settings of the embedded ServiceNow; what they mean stands in `sandbox/servicenow/settings.ts`. */
export const serviceNowSchema = section({
  clientCredentialsEnabled: yesOrNo().optional(),
  passwordGrantDisabled: yesOrNo().optional(),
  bodyParametersOnly: yesOrNo().optional(),
  accessTokenSeconds: seconds(),
  refreshTokenSeconds: seconds(),
  expiresInForm: oneOf(['number', 'text', 'absent']).optional(),
  oauthErrorStatus: oneOfValues([400, 401]).optional(),
  clientCredentialsRefreshToken: yesOrNo().optional(),
  tokenScopes: scopes().optional(),
  apiScopes: section({ table: scopes().exactOptional(), import: scopes().exactOptional() }).optional(),
  invalidQueryReturnsNoRows: yesOrNo().optional(),
  unreadableFields: columns(),
  unqueryableFields: columns(),
  unreadableTables: tables(),
  unreadableRecords: mapOf(text(1000), 'a map from tables to encoded queries').optional(),
  unwritableTables: tables(),
  deniedTables: tables(),
  closePolicy: yesOrNo().optional(),
  customColumns: columns(),
  importSets: mapOf(
    section({ target: name(), coalesce: name().exactOptional(), map: mapOf(name(), 'a map of columns') }),
    'a map from import set tables to target, coalesce and map',
  ).optional(),
  rateLimits: section({
    everyone: requestsInAnHour().exactOptional(),
    roles: mapOf(requestsInAnHour(), 'a map from roles to requests in an hour').exactOptional(),
    users: mapOf(requestsInAnHour(), 'a map from users to requests in an hour').exactOptional(),
    commitSeconds: whole(0, 3_600).exactOptional(),
  }).optional(),
  userRoles: mapOf(list(name()), 'a map from users to lists of roles').optional(),
  retryAfterForm: oneOf(['seconds', 'httpDate']).optional(),
  semaphores: section({ concurrent: many(), queue: whole(0, 1_000_000) }).optional(),
  latencyMs: milliseconds(),
  tokenLatencyMs: milliseconds(),
  jitterMs: milliseconds(),
  slowByMs: milliseconds(),
  transactionQuotaSeconds: seconds(),
  cancelledWork: oneOf(['undone', 'kept']).optional(),
  clockSkewMs: whole(-86_400_000, 86_400_000).optional(),
  page: oneOf(['none', 'login', 'maintenance']).optional(),
} satisfies SchemaOf<ServiceNowSettings>);

const failureStatus = () => whole(400, 599).optional();

/** All settings of the data-action engine; what they mean stands in `sandbox/genesys/engine-settings.ts`. */
export const engineSchema = section({
  actionTimeoutExit: oneOf(['timeout', 'failure']).optional(),
  timeoutStatus: failureStatus(),
  failureStatus: oneOfValues(['remote', 400, 500, 'none']).optional(),
  resetStatus: failureStatus(),
  maxConcurrent: many().optional(),
  maxPerMinute: many().optional(),
  limitStatus: failureStatus(),
  authCache: oneOf(['untilUnauthorized', 'ttlFromExpiresIn']).optional(),
  authSignIns: oneOf(['each', 'oneAtATime']).optional(),
  authRetry: oneOf(['once', 'none']).optional(),
  authRefreshOnForbidden: yesOrNo().optional(),
  emptyReply: oneOf(['failure', 'emptyObject']).optional(),
  jsonContentTypeRequired: yesOrNo().optional(),
  maxReplyBytes: whole(1, 1_000_000_000).optional(),
} satisfies SchemaOf<EngineSettings>);
