import { z } from 'zod';
import { list, oneOf, oneOfValues, section, text, variants, whole } from '../../input/schema-words';
import type { Fault } from '../faults';

const longestMs = 3_600_000;

/** Which requests have the fault. */
const requests = {
  /** Those for a token, those that read, those that create or change a record, or all. */
  on: oneOf(['token', 'read', 'write', 'any']),
  /** Only those to this table of ServiceNow. @default - every table */
  table: text(80).optional(),
  /** The first of them, the second ..., counted from 1; several; or every one. @default 1 */
  nth: z
    .union([whole(1, 1_000), list(whole(1, 1_000)), z.literal('every')], {
      error: 'a whole number from 1 to 1000, a list of such numbers, or every',
    })
    .default(1),
};

const afterMs = whole(0, longestMs);
const committed = z.union([z.enum(['never', 'before']), section({ lateMs: whole(0, longestMs) })], {
  error: 'never, before, or a map with lateMs alone, such as { lateMs: 5000 }',
});

/** A fault of `sandbox/faults.ts` with the requests that have it. */
export type FaultLine = Fault & z.output<z.ZodObject<typeof requests>>;

const line = <K extends Fault['kind'], S extends z.ZodRawShape>(kind: K, shape: S) =>
  section({ ...requests, kind: z.literal(kind), ...shape });

export const faultSchema = variants('kind', {
  unauthorized: line('unauthorized', {}),
  forbidden: line('forbidden', {}),
  notFound: line('notFound', {}),
  shortLivedToken: line('shortLivedToken', { seconds: whole(1, 86_400) }),
  secretRotated: line('secretRotated', {}),
  rateLimited: line('rateLimited', { retryAfterSeconds: whole(0, 3_600).exactOptional() }),
  serverError: line('serverError', { status: oneOfValues([500, 502, 503]), commit: oneOf(['never', 'before']) }),
  unreadable: line('unreadable', { body: oneOf(['html', 'empty', 'truncated']) }),
  htmlPage: line('htmlPage', {}),
  slow: line('slow', { afterMs }),
  timeout: line('timeout', { commit: committed }),
  gateway: line('gateway', { status: oneOfValues([502, 503, 504]), afterMs, commit: committed }),
  reset: line('reset', { afterMs, commit: committed }),
} as const satisfies { readonly [K in Fault['kind']]: z.ZodType<Extract<FaultLine, { readonly kind: K }>> });
