/** A request that was not answered, or not as asked for. */
export interface Failure {
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  /** In seconds, or a date. */
  readonly retryAfter: string | undefined;
}

export interface Attempt {
  /** Whether sending the request again cannot do anything twice. */
  readonly isRead: boolean;
  /** How often it was sent, from 1. */
  readonly sent: number;
  /** How long the command has waited so far, for this request and earlier ones. */
  readonly waitedMs: number;
  readonly nowMs: number;
}

const longestPauseMs = 60_000;
const longestTotalMs = 180_000;
const mostSentAfterFailures = 3;

/**
 * How long to wait before a request is sent again; undefined when it is not. A request that got 429 was not carried out. One
 * that got 5xx, or no answer, may have been: only reads are sent again.
 */
export function pauseBefore(failure: Failure, attempt: Attempt): number | undefined {
  const pause = wanted(failure, attempt);
  if (pause === undefined || pause > longestPauseMs || attempt.waitedMs + pause > longestTotalMs) return undefined;
  return pause;
}

function wanted({ status, retryAfter }: Failure, { isRead, sent, nowMs }: Attempt): number | undefined {
  // "At once", and a date that is past, would send again without a pause, and so without an end.
  const pauseMs = retryAfterMs(retryAfter, nowMs) || 1000 * 2 ** (sent - 1);
  if (status === 429) return pauseMs;
  const mayPass = status === undefined || (status >= 500 && status !== 501);
  return mayPass && isRead && sent < mostSentAfterFailures ? pauseMs : undefined;
}

function retryAfterMs(retryAfter: string | undefined, nowMs: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
