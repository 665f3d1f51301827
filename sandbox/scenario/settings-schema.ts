import { z } from 'zod';
import type { EngineSettings } from '../genesys/engine-settings';
import type { ServiceNowSettings } from '../servicenow/settings';
import { listOf, mapOf, oneOf, section, text, whole, yesOrNo } from './words';

type SchemaOf<T> = { readonly [K in keyof T]-?: z.ZodType<T[K] | undefined> };

const name = () => text(80);
const milliseconds = () => whole(0, 3_600_000).optional();
const seconds = () => whole(1, 1_000_000_000).optional();
const many = () => whole(1, 1_000_000);
const tables = () => listOf(name()).optional();
const columns = () => mapOf(listOf(name()), 'expected a map from tables to lists of columns').optional();

/** All settings of the embedded ServiceNow; what they mean stands in `sandbox/servicenow/settings.ts`. */
export const serviceNowSchema = section({
  clientCredentialsEnabled: yesOrNo().optional(),
  passwordGrantDisabled: yesOrNo().optional(),
  bodyParametersOnly: yesOrNo().optional(),
  accessTokenSeconds: seconds(),
  refreshTokenSeconds: seconds(),
  expiresInForm: oneOf(['number', 'text', 'absent']).optional(),
  invalidQueryReturnsNoRows: yesOrNo().optional(),
  unreadableFields: columns(),
  unqueryableFields: columns(),
  unreadableTables: tables(),
  unwritableTables: tables(),
  deniedTables: tables(),
  closePolicy: yesOrNo().optional(),
  customColumns: columns(),
  importSets: mapOf(
    section({ target: name(), coalesce: name().exactOptional(), map: mapOf(name(), 'expected a map of columns') }),
    'expected a map from staging tables to target, coalesce and map',
  ).optional(),
  rateLimits: section({
    everyone: whole(0, 1_000_000).exactOptional(),
    users: mapOf(whole(0, 1_000_000), 'expected a map from users to requests in an hour').exactOptional(),
  }).optional(),
  retryAfterForm: oneOf(['seconds', 'httpDate']).optional(),
  semaphores: section({ concurrent: many(), queue: whole(0, 1_000_000) }).optional(),
  latencyMs: milliseconds(),
  tokenLatencyMs: milliseconds(),
  jitterMs: milliseconds(),
  slowByMs: milliseconds(),
  clockSkewMs: whole(-86_400_000, 86_400_000).optional(),
  page: oneOf(['none', 'login', 'maintenance']).optional(),
} satisfies SchemaOf<ServiceNowSettings>);

const failureStatus = () => whole(400, 599).optional();

/** All settings of the data-action engine; what they mean stands in `sandbox/genesys/engine-settings.ts`. */
export const engineSchema = section({
  actionTimeoutExit: oneOf(['timeout', 'failure']).optional(),
  timeoutStatus: failureStatus(),
  failureStatus: z.literal(['remote', 400, 500, 'none'], { error: 'expected remote, 400, 500, none' }).optional(),
  resetStatus: failureStatus(),
  maxConcurrent: many().optional(),
  maxPerMinute: many().optional(),
  limitStatus: failureStatus(),
  authCache: oneOf(['untilUnauthorized', 'ttlFromExpiresIn']).optional(),
  authRetry: oneOf(['once', 'none']).optional(),
  authRefreshOnForbidden: yesOrNo().optional(),
} satisfies SchemaOf<EngineSettings>);
