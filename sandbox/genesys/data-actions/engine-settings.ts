/**
 * Behaviour that the platform does not document, or that an org can change. The defaults are the most likely values; a
 * flow should end well under every value.
 */
export interface EngineSettings {
  /** The exit when the action's own timer runs out. @default 'timeout' */
  readonly actionTimeoutExit: 'timeout' | 'failure';
  /** The status of that failure. @default 408 */
  readonly timeoutStatus: number;
  /**
   * The status that a flow receives for an answer outside 2xx: that of the answer, one of two, or none (no output is
   * set). @default 'remote'
   */
  readonly failureStatus: 'remote' | 400 | 500 | 'none';
  /** The status of a broken connection. @default 500 */
  readonly resetStatus: number;
  /** Executions at one time in the whole org; further ones are rejected. @default 50 */
  readonly maxConcurrent: number;
  /** Executions in any 60 seconds in the whole org; further ones are rejected. @default 2500 */
  readonly maxPerMinute: number;
  /** The status of a rejection. @default 429 */
  readonly limitStatus: number;
  /**
   * The status that a flow receives when it calls a data action that was deleted, or replaced under a new id, after the
   * flow was published: a number, or none (no output is set). @default 404
   */
  readonly deletedActionStatus: 400 | 404 | 410 | 500 | 'none';
  /** The error code of that failure. @default 'NOT_FOUND' */
  readonly deletedActionCode: string;
  /**
   * How long an auth response is kept: until a request is rejected, or no longer than its `expires_in` either.
   * @default 'untilUnauthorized'
   */
  readonly authCache: 'untilUnauthorized' | 'ttlFromExpiresIn';
  /** Whether executions that need a sign-in at the same time each make their own, or wait for one. @default 'each' */
  readonly authSignIns: 'each' | 'oneAtATime';
  /** Whether a rejected request is repeated once after a new sign-in. @default 'once' */
  readonly authRetry: 'once' | 'none';
  /** Whether a 403 counts as a rejected token, as a 401 does. @default false */
  readonly authRefreshOnForbidden: boolean;
  /** Treatment of a 2xx answer without a body, such as 204: not JSON, or an empty object. @default 'failure' */
  readonly emptyReply: 'failure' | 'emptyObject';
  /** Whether the `Content-Type` of an answer must be JSON, too. @default false */
  readonly jsonContentTypeRequired: boolean;
  /** The largest answer in bytes of UTF-8; the platform's own limit is not known. @default - no limit */
  readonly maxReplyBytes: number;
  /**
   * What callers of the platform's API get for a body with another content type than JSON: 415, or the same as for JSON.
   * @default 'refused'
   */
  readonly otherContentTypes: 'refused' | 'read';
}

export const defaultEngineSettings: EngineSettings = {
  actionTimeoutExit: 'timeout',
  timeoutStatus: 408,
  failureStatus: 'remote',
  resetStatus: 500,
  maxConcurrent: 50,
  maxPerMinute: 2500,
  limitStatus: 429,
  deletedActionStatus: 404,
  deletedActionCode: 'NOT_FOUND',
  authCache: 'untilUnauthorized',
  authSignIns: 'each',
  authRetry: 'once',
  authRefreshOnForbidden: false,
  emptyReply: 'failure',
  jsonContentTypeRequired: false,
  maxReplyBytes: Number.POSITIVE_INFINITY,
  otherContentTypes: 'refused',
};
