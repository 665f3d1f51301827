import type { Fault, FaultOf } from '../faults';
import type { HttpOutcome } from '../http';
import { failure, html, noRecord, notAuthorized, type Reply } from './replies';

/** The end of a transaction that takes too long. */
export interface Quota {
  /** Counted from the moment of sending. */
  readonly afterMs: number;
  readonly cancel: () => Reply;
  /** Whether the written data stays. */
  readonly keepsWork: boolean;
}

/** One request, as faults can treat it. */
export interface Exchange {
  /** Does the work at a later moment. */
  readonly commitLater: (afterMs: number) => void;
  /** @default - no limit, as for a token request */
  readonly quota?: Quota;
  /** How long the answer takes without a fault. */
  readonly afterMs: number;
  /** Does the work of the request. The token was checked at the moment of sending and is not checked again. */
  readonly work: () => Reply;
  /** Rejects and forgets the token. */
  readonly refuse: () => Reply;
  readonly rateLimited: (retryAfterSeconds: number | undefined) => Reply;
  /** Does the work with this lifetime for newly issued tokens. */
  readonly shortLived: (seconds: number) => Reply;
  /** Changes the secret of the client that sends the request. */
  readonly rotateSecret: () => void;
}

/** Assumed time until a caller gives up a silent request. Late commits are counted from there. */
const givenUpAfterMs = 4_000;

const pageTitles = {
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
} as const;

const outcomes: {
  readonly [K in Fault['kind']]: (fault: FaultOf<K>, exchange: Exchange) => HttpOutcome;
} = {
  unauthorized: (_, { afterMs, refuse }) => replyAfter(afterMs, refuse()),
  forbidden: (_, { afterMs }) => replyAfter(afterMs, notAuthorized()),
  shortLivedToken: ({ seconds }, { afterMs, shortLived }) => replyAfter(afterMs, shortLived(seconds)),
  secretRotated: (_, { afterMs, rotateSecret, work }) => {
    rotateSecret();
    return replyAfter(afterMs, work());
  },
  notFound: (_, { afterMs }) => replyAfter(afterMs, noRecord()),
  rateLimited: ({ retryAfterSeconds }, { afterMs, rateLimited }) => replyAfter(afterMs, rateLimited(retryAfterSeconds)),
  serverError: (fault, exchange) => {
    commit(fault.commit, 0, exchange);
    return replyAfter(exchange.afterMs, serverError(fault.status));
  },
  unreadable: ({ body }, { afterMs, work }) => replyAfter(afterMs, unreadable[body](work())),
  htmlPage: (_, { afterMs }) => replyAfter(afterMs, html(200, 'Log in')),
  slow: (fault, exchange) => slow(fault.afterMs, exchange),
  timeout: (fault, exchange) => {
    commit(fault.commit, givenUpAfterMs, exchange);
    return { kind: 'silence' };
  },
  gateway: (fault, exchange) => {
    commit(fault.commit, fault.afterMs, exchange);
    return replyAfter(fault.afterMs, html(fault.status, pageTitles[fault.status]));
  },
  reset: (fault, exchange) => {
    commit(fault.commit, fault.afterMs, exchange);
    return { kind: 'reset', afterMs: fault.afterMs };
  },
};

/** Handles a request under a fault: decides the outcome for the caller, and what is written and when. */
export function applyFault(fault: Fault | undefined, exchange: Exchange): HttpOutcome {
  return fault === undefined ? replyAfter(exchange.afterMs, exchange.work()) : outcomeOf(fault, exchange);
}

function outcomeOf<K extends Fault['kind']>(fault: FaultOf<K>, exchange: Exchange): HttpOutcome {
  return outcomes[fault.kind](fault, exchange);
}

function slow(afterMs: number, { work, quota }: Exchange): HttpOutcome {
  return quota !== undefined && afterMs >= quota.afterMs
    ? replyAfter(quota.afterMs, quota.cancel())
    : replyAfter(afterMs, work());
}

/** @param endMs from sending until the caller stops listening; a late commit is counted from there */
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

/** Answers that cannot be read: the first half of a JSON text is never JSON itself. */
const unreadable: Readonly<Record<FaultOf<'unreadable'>['body'], (reply: Reply) => Reply>> = {
  html: ({ status }) => html(status, 'ServiceNow'),
  empty: (reply) => ({ ...reply, body: '' }),
  truncated: (reply) => ({ ...reply, body: reply.body.slice(0, reply.body.length >> 1) }),
};
