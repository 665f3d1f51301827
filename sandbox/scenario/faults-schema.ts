import { z } from 'zod';
import { list, oneOf, oneOfValues, section, text, variants, whole } from '../../input/schema-words';
import type { Fault } from '../faults';

const longestMs = 3_600_000;

/** Which requests have the fault. */
const requests = {
  on: oneOf(['token', 'read', 'write', 'any']).describe(
    'Which requests: those for a token, those that read, those that create or change a record (write), or all (any).',
  ),
  table: text(80)
    .optional()
    .describe('Only requests to this table of ServiceNow, or to this import set table. Without it: to every table.'),
  nth: z
    .union([whole(1, 1_000), list(whole(1, 1_000)), z.literal('every')], {
      error: 'a whole number from 1 to 1000, a list of such numbers, or every',
    })
    .default(1)
    .describe('Which of these requests, counted from 1: one, several as a list, or every.'),
};

const afterMs = whole(0, longestMs);
const kindWord = 'Kind of fault.';
const committed = z
  .union(
    [
      z.enum(['never', 'before']),
      section({
        lateMs: whole(0, longestMs).describe(
          'Milliseconds between the moment when the caller gives up and the moment when the record is written.',
        ),
      }),
    ],
    {
      error: 'never, before, or a map with lateMs alone, such as { lateMs: 5000 }',
    },
  )
  .describe('Whether the record is written all the same: never, before the failure, or later.');

/** A fault of `sandbox/faults.ts` with the requests that have it. */
export type FaultLine = Fault & z.output<z.ZodObject<typeof requests>>;

const line = <K extends Fault['kind'], S extends z.ZodRawShape>(kind: K, meaning: string, shape: S) =>
  section({ ...requests, kind: z.literal(kind).describe(kindWord), ...shape }).describe(meaning);

export const faultSchema = variants('kind', {
  unauthorized: line('unauthorized', '401: ServiceNow rejects the token and forgets it.', {}),
  forbidden: line('forbidden', '403: the user of the token has no right.', {}),
  notFound: line('notFound', '404: there is no such table or record.', {}),
  shortLivedToken: line('shortLivedToken', 'Of a token request: the token lives this long, and `expires_in` says so.', {
    seconds: whole(1, 86_400).describe('Life of the token, in seconds.'),
  }),
  secretRotated: line(
    'secretRotated',
    'Of a token request: the secret of the client has changed, so ServiceNow rejects this request and all later ones.',
    {},
  ),
  rateLimited: line('rateLimited', '429: too many requests; nothing is done.', {
    retryAfterSeconds: whole(0, 3_600)
      .exactOptional()
      .describe('Value of the header `Retry-After`. Without it: no such header.'),
  }),
  serverError: line('serverError', 'An error status of ServiceNow itself.', {
    status: oneOfValues([500, 502, 503]).describe('The status of the answer.'),
    commit: oneOf(['never', 'before']).describe(
      'Whether the record is written all the same: never, or before the error.',
    ),
  }),
  unreadable: line('unreadable', '200 or 201 after the work, with a body that is not readable JSON.', {
    body: oneOf(['html', 'empty', 'truncated']).describe('The body: an HTML page, nothing, or JSON that is cut off.'),
  }),
  htmlPage: line(
    'htmlPage',
    'An HTML page with status 200 in place of the work, such as a login or maintenance page.',
    {},
  ),
  slow: line('slow', 'The work is done, and answered late.', {
    afterMs: afterMs.describe('Milliseconds until the answer.'),
  }),
  timeout: line('timeout', 'No answer ever comes.', { commit: committed }),
  gateway: line('gateway', 'A gateway in front of ServiceNow answers in its place.', {
    status: oneOfValues([502, 503, 504]).describe('The status of the answer.'),
    afterMs: afterMs.describe('Milliseconds until the gateway answers.'),
    commit: committed,
  }),
  reset: line('reset', 'The connection breaks.', {
    afterMs: afterMs.describe('Milliseconds until it breaks.'),
    commit: committed,
  }),
} as const satisfies { readonly [K in Fault['kind']]: z.ZodType<Extract<FaultLine, { readonly kind: K }>> });
