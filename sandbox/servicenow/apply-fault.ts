import type { Fault } from '../faults';
import type { HttpOutcome } from '../http';
import { failure, html, noRecord, notAuthorized, type Reply } from './replies';

/** The end of a transaction that takes too long. */
export interface Quota {
  /** Counted from sending. */
  readonly afterMs: number;
  readonly cancel: () => Reply;
  /** Whether what it wrote stays. */
  readonly keepsWork: boolean;
}

/** One request on its way, as faults see it. */
export interface Exchange {
  /** Does the work at a later moment. */
  readonly commitLater: (afterMs: number) => void;
  /** @default - it may take any time, such as a request for a token */
  readonly quota?: Quota;
  /** How long the answer takes when nothing goes wrong. */
  readonly afterMs: number;
  /** Does what the request asks. The token was judged at the moment of sending, and is not judged again. */
  readonly work: () => Reply;
  /** Refuses and forgets the token. */
  readonly refuse: () => Reply;
  readonly rateLimited: (retryAfterSeconds: number | undefined) => Reply;
  /** Does the work; a token that it gives out for the first time lives so long. */
  readonly shortLived: (seconds: number) => Reply;
  /** Gives the client that asks another secret. */
  readonly rotateSecret: () => void;
}

/** How long a caller waits before it gives a silent request up, for the sake of commits that come after that. */
const givenUpAfterMs = 4_000;

const pageTitles = {
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
} as const;

/** What becomes of a request under a fault: what its caller sees, and what is written, and when. */
export function applyFault(fault: Fault | undefined, exchange: Exchange): HttpOutcome {
  const { afterMs, work } = exchange;
  if (fault === undefined) return replyAfter(afterMs, work());
  switch (fault.kind) {
    case 'unauthorized':
      return replyAfter(afterMs, exchange.refuse());
    case 'forbidden':
      return replyAfter(afterMs, notAuthorized());
    case 'shortLivedToken':
      return replyAfter(afterMs, exchange.shortLived(fault.seconds));
    case 'secretRotated':
      exchange.rotateSecret();
      return replyAfter(afterMs, work());
    case 'notFound':
      return replyAfter(afterMs, noRecord());
    case 'rateLimited':
      return replyAfter(afterMs, exchange.rateLimited(fault.retryAfterSeconds));
    case 'serverError':
      commit(fault.commit, 0, exchange);
      return replyAfter(afterMs, serverError(fault.status));
    case 'unreadable':
      return replyAfter(afterMs, unreadable(work(), fault.body));
    case 'htmlPage':
      return replyAfter(afterMs, html(200, 'Log in'));
    case 'slow':
      return slow(fault.afterMs, exchange);
    case 'timeout':
      commit(fault.commit, givenUpAfterMs, exchange);
      return { kind: 'silence' };
    case 'gateway':
      commit(fault.commit, fault.afterMs, exchange);
      return replyAfter(fault.afterMs, html(fault.status, pageTitles[fault.status]));
    case 'reset':
      commit(fault.commit, fault.afterMs, exchange);
      return { kind: 'reset', afterMs: fault.afterMs };
  }
}

function slow(afterMs: number, { work, quota }: Exchange): HttpOutcome {
  return quota !== undefined && afterMs >= quota.afterMs
    ? replyAfter(quota.afterMs, quota.cancel())
    : replyAfter(afterMs, work());
}

/** @param endMs when the caller stops listening, after sending: a late commit is counted from there */
function commit(
  when: 'never' | 'before' | { readonly lateMs: number },
  endMs: number,
  { commitLater, work, quota }: Exchange,
) {
  if (when === 'before') work();
  else if (when !== 'never') {
    const afterMs = endMs + when.lateMs;
    if (quota === undefined || afterMs < quota.afterMs) commitLater(afterMs);
    else if (quota.keepsWork) commitLater(quota.afterMs);
  }
}

function replyAfter(afterMs: number, reply: Reply): HttpOutcome {
  return { kind: 'reply', ...reply, afterMs };
}

function serverError(status: 500 | 502 | 503): Reply {
  return status === 500 ? failure(500, 'Internal Server Error', null) : html(status, pageTitles[status]);
}

/** Half of a JSON text is never JSON. */
function unreadable(reply: Reply, form: 'html' | 'empty' | 'truncated'): Reply {
  switch (form) {
    case 'html':
      return html(reply.status, 'ServiceNow');
    case 'empty':
      return { ...reply, body: '' };
    case 'truncated':
      return { ...reply, body: reply.body.slice(0, reply.body.length >> 1) };
  }
}
