import type { Fault } from '../../sandbox/faults';

const second = 1000;

/** What can go wrong with any request; nothing of it does work. */
const onAnyRequest: Readonly<Record<string, Fault>> = {
  '401': { kind: 'unauthorized' },
  '403': { kind: 'forbidden' },
  '404': { kind: 'notFound' },
  '429': { kind: 'rateLimited', retryAfterSeconds: 1 },
  '500': { kind: 'serverError', status: 500, commit: 'never' },
  '503': { kind: 'serverError', status: 503, commit: 'never' },
  'HTML page': { kind: 'htmlPage' },
  slow: { kind: 'slow', afterMs: 2.5 * second },
  timeout: { kind: 'timeout', commit: 'never' },
  'gateway 504': { kind: 'gateway', status: 504, afterMs: 3 * second, commit: 'never' },
  reset: { kind: 'reset', afterMs: 50, commit: 'never' },
  'slow reset': { kind: 'reset', afterMs: 2 * second, commit: 'never' },
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
  'timeout, commit just after': { kind: 'timeout', commit: { lateMs: 1 } },
  'timeout, commit 5 s later': { kind: 'timeout', commit: { lateMs: 5 * second } },
  'timeout, commit 50 s later': { kind: 'timeout', commit: { lateMs: 50 * second } },
  'gateway 504 after commit': { kind: 'gateway', status: 504, afterMs: 3 * second, commit: 'before' },
  'gateway 504, commit 5 s later': {
    kind: 'gateway',
    status: 504,
    afterMs: 3 * second,
    commit: { lateMs: 5 * second },
  },
  'gateway 502, commit 50 s later': {
    kind: 'gateway',
    status: 502,
    afterMs: 3 * second,
    commit: { lateMs: 50 * second },
  },
  'reset after commit': { kind: 'reset', afterMs: 50, commit: 'before' },
  'slow reset after commit': { kind: 'reset', afterMs: 2 * second, commit: 'before' },
  'slow reset, commit 5 s later': { kind: 'reset', afterMs: 2 * second, commit: { lateMs: 5 * second } },
};

/** The one kind that a flow cannot tell from a failure: broken in under a second, committed later. */
export const fastResetLateCommit: Fault = { kind: 'reset', afterMs: 50, commit: { lateMs: 5 * second } };

const forReads = { ...onAnyRequest, ...onReads };
const forCreates = { ...onAnyRequest, ...onCreates };

export interface FaultyRequest {
  readonly method: string;
  readonly path: string;
}

/** Whether a request makes a record: a POST to the token endpoint does not. */
export function isCreate({ method, path }: FaultyRequest): boolean {
  return method === 'POST' && !path.startsWith('/oauth');
}

/**
 * Every kind of fault that makes a difference for a request. Faults that differ only by when the work is committed are
 * one for a request that does no work.
 */
export function faultsFor(request: FaultyRequest): Readonly<Record<string, Fault>> {
  return isCreate(request) ? forCreates : forReads;
}

/** Faults that another one stands for where the status of a failure cannot be read: they differ by nothing else. */
const toldApartByStatus = ['403', '404', '429', '503', '503 after commit'];

/** Every kind of fault that makes a difference for a request when a flow cannot read the status of a failure. */
export function faultsWithoutStatus(request: FaultyRequest): Readonly<Record<string, Fault>> {
  return isCreate(request) ? withoutStatus.creates : withoutStatus.reads;
}

const withoutStatus = { creates: untold(forCreates), reads: untold(forReads) };

function untold(faults: Readonly<Record<string, Fault>>): Readonly<Record<string, Fault>> {
  return Object.fromEntries(Object.entries(faults).filter(([name]) => !toldApartByStatus.includes(name)));
}
