import type { Fault } from '../faults';

const second = 1000;

// Times are few, and those of answers are all alike: schedules that differ by nothing else then meet in one state.

/** Milliseconds that every answer takes in an exploration, unless it is slow. */
export const answerMs = 100;
const slowMs = 2 * second;

/** What can go wrong with any request; nothing of it does work. */
const onAnyRequest: Readonly<Record<string, Fault>> = {
  '401': { kind: 'unauthorized' },
  '403': { kind: 'forbidden' },
  '404': { kind: 'notFound' },
  '429': { kind: 'rateLimited', retryAfterSeconds: 1 },
  '500': { kind: 'serverError', status: 500, commit: 'never' },
  '503': { kind: 'serverError', status: 503, commit: 'never' },
  'HTML page': { kind: 'htmlPage' },
  slow: { kind: 'slow', afterMs: slowMs },
  timeout: { kind: 'timeout', commit: 'never' },
  'gateway 504': { kind: 'gateway', status: 504, afterMs: slowMs, commit: 'never' },
  reset: { kind: 'reset', afterMs: answerMs, commit: 'never' },
  'slow reset': { kind: 'reset', afterMs: slowMs, commit: 'never' },
};

/** What can go wrong with a request that was answered, and whose work is a read. */
const onReads: Readonly<Record<string, Fault>> = {
  'HTML answer': { kind: 'unreadable', body: 'html' },
  'empty answer': { kind: 'unreadable', body: 'empty' },
  'truncated answer': { kind: 'unreadable', body: 'truncated' },
};

/** What can go wrong with a request that creates a record, which exists all the same, at once or later. */
const onCreates: Readonly<Record<string, Fault>> = {
  ...onReads,
  '500 after commit': { kind: 'serverError', status: 500, commit: 'before' },
  '503 after commit': { kind: 'serverError', status: 503, commit: 'before' },
  'timeout after commit': { kind: 'timeout', commit: 'before' },
  ...lateCommits('timeout', (commit) => ({ kind: 'timeout', commit })),
  'gateway 504 after commit': { kind: 'gateway', status: 504, afterMs: slowMs, commit: 'before' },
  ...lateCommits('gateway 502', (commit) => ({ kind: 'gateway', status: 502, afterMs: slowMs, commit })),
  'reset after commit': { kind: 'reset', afterMs: answerMs, commit: 'before' },
  'slow reset after commit': { kind: 'reset', afterMs: slowMs, commit: 'before' },
  ...lateCommits('slow reset', (commit) => ({ kind: 'reset', afterMs: slowMs, commit })),
};

/** A fault whose work is done after the flow gave up: just then, and so late that ServiceNow's quota hardly allows it. */
function lateCommits(name: string, fault: (commit: { readonly lateMs: number }) => Fault): Record<string, Fault> {
  return {
    [`${name}, commit just after`]: fault({ lateMs: 1 }),
    [`${name}, commit 5 s later`]: fault({ lateMs: 5 * second }),
    [`${name}, commit 50 s later`]: fault({ lateMs: 50 * second }),
  };
}

/** What can go wrong with a request for a token besides; a token that is revoked or ends early shows as 401 where it is used. */
const onTokens: Readonly<Record<string, Fault>> = {
  ...onReads,
  'token of 1 s': { kind: 'shortLivedToken', seconds: 1 },
  'secret rotated': { kind: 'secretRotated' },
};

const forTokens = { ...onAnyRequest, ...onTokens };
const forReads = { ...onAnyRequest, ...onReads };
const forCreates = { ...onAnyRequest, ...onCreates };

/** A request before it is answered. */
export interface FaultyRequest {
  readonly method: string;
  readonly path: string;
}

/** The faults that a request is given, by name. */
export type FaultsFor = (request: FaultyRequest) => Readonly<Record<string, Fault>>;

/** Whether a request makes a record: a POST to the token endpoint does not. */
export function isCreate({ method, path }: FaultyRequest): boolean {
  return method === 'POST' && !isToken({ path });
}

/** Whether a request is for a token. */
export function isToken({ path }: Pick<FaultyRequest, 'path'>): boolean {
  return path.startsWith('/oauth');
}

/**
 * Every kind of fault that makes a difference for a request. Faults that differ only by when the work is committed are
 * one for a request that does no work.
 */
export const faultsFor: FaultsFor = (request) => {
  if (isCreate(request)) return forCreates;
  return isToken(request) ? forTokens : forReads;
};

/** The one kind that a flow cannot tell from a failure: broken in under a second, committed later. */
export const fastResetLateCommit: Fault = { kind: 'reset', afterMs: answerMs, commit: { lateMs: 5 * second } };

const withFastReset = { ...forCreates, 'fast reset, commit 5 s later': fastResetLateCommit };

/** As `faultsFor`, and creates may break in under a second and be committed later. */
export const faultsWithFastReset: FaultsFor = (request) => (isCreate(request) ? withFastReset : faultsFor(request));
