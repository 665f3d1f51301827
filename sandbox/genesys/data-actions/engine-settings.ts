/**
 * What the platform does not document, or lets an org change. The defaults are the likeliest answers; a flow should end
 * well under every value.
 */
export interface EngineSettings {
  /** The exit when the action's own timer runs out. @default 'timeout' */
  readonly actionTimeoutExit: 'timeout' | 'failure';
  /** The status of that failure. @default 408 */
  readonly timeoutStatus: number;
  /** How a status outside 2xx shows in a flow: as it is, as one of two, or not at all (no output is set). @default 'remote' */
  readonly failureStatus: 'remote' | 400 | 500 | 'none';
  /** The status of a broken connection. @default 500 */
  readonly resetStatus: number;
  /** Executions at one time, org wide; more are rejected. @default 50 */
  readonly maxConcurrent: number;
  /** Executions in any 60 seconds, org wide; more are rejected. @default 2500 */
  readonly maxPerMinute: number;
  /** The status of a rejection. @default 429 */
  readonly limitStatus: number;
  /** How long an auth response is kept: until a request is refused, or also no longer than its `expires_in`. @default 'untilUnauthorized' */
  readonly authCache: 'untilUnauthorized' | 'ttlFromExpiresIn';
  /** Executions that need a sign-in while one is under way: each makes its own, or they wait for it. @default 'each' */
  readonly authSignIns: 'each' | 'oneAtATime';
  /** Whether a refused request is sent once more after a new sign-in. @default 'once' */
  readonly authRetry: 'once' | 'none';
  /** Whether a 403 counts as a refusal, as a 401 does. @default false */
  readonly authRefreshOnForbidden: boolean;
  /** What an answer of 2xx without a body is, 204 above all: no JSON, or an object without members. @default 'failure' */
  readonly emptyReply: 'failure' | 'emptyObject';
  /** Whether an answer must call itself JSON in its `Content-Type`, besides being JSON. @default false */
  readonly jsonContentTypeRequired: boolean;
  /** The largest answer that is read, in bytes of UTF-8; the platform's own limit is not known. @default - none */
  readonly maxReplyBytes: number;
}

export const defaultEngineSettings: EngineSettings = {
  actionTimeoutExit: 'timeout',
  timeoutStatus: 408,
  failureStatus: 'remote',
  resetStatus: 500,
  maxConcurrent: 50,
  maxPerMinute: 2500,
  limitStatus: 429,
  authCache: 'untilUnauthorized',
  authSignIns: 'each',
  authRetry: 'once',
  authRefreshOnForbidden: false,
  emptyReply: 'failure',
  jsonContentTypeRequired: false,
  maxReplyBytes: Number.POSITIVE_INFINITY,
};
