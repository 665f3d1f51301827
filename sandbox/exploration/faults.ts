import type { Fault, FaultOf } from '../faults';

const second = 1000;

// Few different times: schedules that differ only in times would otherwise never reach the same state.

/** Milliseconds of every answer in an exploration, slow ones excepted. */
export const answerMs = 100;
const slowMs = 2 * second;

/** One form of a fault as explorations play it. */
interface Form<F extends Fault> {
  readonly name: string;
  readonly on: RequestSet;
  readonly overcome: Overcome;
  readonly fault: F;
}

/**
 * The requests that can have a fault: all, where the fault changes no record; those that are answered; those that
 * create a record, which exists all the same, at once or later; those for a token; and creates in explorations that
 * play the one fault for which a flow has no answer.
 */
type RequestSet = 'any' | 'answered' | 'creates' | 'tokens' | 'createsWithFastReset';

/** Where one further attempt must overcome the fault. */
type Overcome = 'everywhere' | 'exceptCreates' | 'nowhere';

type Forms<F extends Fault> = readonly [Form<F>, ...Form<F>[]] | { readonly notExplored: string };

function form<F extends Fault>(name: string, on: RequestSet, overcome: Overcome, fault: F): Form<F> {
  return { name, on, overcome, fault };
}

/**
 * Faults whose work is done after the flow gave up: just then, later, and almost as late as ServiceNow's quota allows.
 */
function lateCommits<F extends Fault>(name: string, fault: (commit: { readonly lateMs: number }) => F) {
  return [
    form(`${name}, commit just after`, 'creates', 'nowhere', fault({ lateMs: 1 })),
    form(`${name}, commit 5 s later`, 'creates', 'nowhere', fault({ lateMs: 5 * second })),
    form(`${name}, commit 50 s later`, 'creates', 'nowhere', fault({ lateMs: 50 * second })),
  ] as const;
}

/**
 * The one fault that a flow cannot tell from a failure: the connection breaks in under a second, and the work is
 * committed later.
 */
export const fastResetLateCommit = {
  kind: 'reset',
  afterMs: answerMs,
  commit: { lateMs: 5 * second },
} as const satisfies Fault;

/** The forms of every kind of fault, or why it is not explored. A token that is revoked or ends early shows as 401. */
const explored: { readonly [K in Fault['kind']]: Forms<FaultOf<K>> } = {
  unauthorized: [form('401', 'any', 'everywhere', { kind: 'unauthorized' })],
  forbidden: [form('403', 'any', 'nowhere', { kind: 'forbidden' })],
  notFound: [form('404', 'any', 'nowhere', { kind: 'notFound' })],
  rateLimited: [form('429', 'any', 'everywhere', { kind: 'rateLimited', retryAfterSeconds: 1 })],
  serverError: [
    form('500', 'any', 'everywhere', { kind: 'serverError', status: 500, commit: 'never' }),
    form('503', 'any', 'exceptCreates', { kind: 'serverError', status: 503, commit: 'never' }),
    form('500 after commit', 'creates', 'nowhere', { kind: 'serverError', status: 500, commit: 'before' }),
    form('503 after commit', 'creates', 'nowhere', { kind: 'serverError', status: 503, commit: 'before' }),
  ],
  htmlPage: [form('HTML page', 'any', 'exceptCreates', { kind: 'htmlPage' })],
  slow: [form('slow', 'any', 'everywhere', { kind: 'slow', afterMs: slowMs })],
  timeout: [
    form('timeout', 'any', 'exceptCreates', { kind: 'timeout', commit: 'never' }),
    form('timeout after commit', 'creates', 'nowhere', { kind: 'timeout', commit: 'before' }),
    ...lateCommits('timeout', (commit) => ({ kind: 'timeout', commit })),
  ],
  gateway: [
    form('gateway 504', 'any', 'exceptCreates', { kind: 'gateway', status: 504, afterMs: slowMs, commit: 'never' }),
    form('gateway 504 after commit', 'creates', 'nowhere', {
      kind: 'gateway',
      status: 504,
      afterMs: slowMs,
      commit: 'before',
    }),
    ...lateCommits('gateway 502', (commit) => ({ kind: 'gateway', status: 502, afterMs: slowMs, commit })),
  ],
  reset: [
    form('reset', 'any', 'everywhere', { kind: 'reset', afterMs: answerMs, commit: 'never' }),
    form('slow reset', 'any', 'exceptCreates', { kind: 'reset', afterMs: slowMs, commit: 'never' }),
    form('reset after commit', 'creates', 'nowhere', { kind: 'reset', afterMs: answerMs, commit: 'before' }),
    form('slow reset after commit', 'creates', 'nowhere', { kind: 'reset', afterMs: slowMs, commit: 'before' }),
    ...lateCommits('slow reset', (commit) => ({ kind: 'reset', afterMs: slowMs, commit })),
    form('fast reset, commit 5 s later', 'createsWithFastReset', 'nowhere', fastResetLateCommit),
  ],
  unreadable: [
    form('HTML answer', 'answered', 'exceptCreates', { kind: 'unreadable', body: 'html' }),
    form('empty answer', 'answered', 'exceptCreates', { kind: 'unreadable', body: 'empty' }),
    form('truncated answer', 'answered', 'exceptCreates', { kind: 'unreadable', body: 'truncated' }),
  ],
  shortLivedToken: [form('token of 1 s', 'tokens', 'exceptCreates', { kind: 'shortLivedToken', seconds: 1 })],
  secretRotated: [form('secret rotated', 'tokens', 'nowhere', { kind: 'secretRotated' })],
};

const forms = Object.values<Forms<Fault>>(explored).flatMap((row) => ('notExplored' in row ? [] : row));

/** In the order of the request sets, so that a schedule has its place whatever the order of the table. */
function formsOn(...sets: readonly RequestSet[]): Readonly<Record<string, Fault>> {
  return Object.fromEntries(
    sets.flatMap((set) => forms.flatMap(({ name, on, fault }) => (on === set ? [[name, fault]] : []))),
  );
}

const forTokens = formsOn('any', 'answered', 'tokens');
const forReads = formsOn('any', 'answered');
const forCreates = formsOn('any', 'answered', 'creates');
const forCreatesWithFastReset = formsOn('any', 'answered', 'creates', 'createsWithFastReset');

/** A request that has no answer yet. */
export interface FaultyRequest {
  readonly method: string;
  readonly path: string;
  /** Whether it asks for a token. @default false */
  readonly forToken?: boolean;
}

/** The possible faults of a request, by name. */
export type FaultsFor = (request: FaultyRequest) => Readonly<Record<string, Fault>>;

/** Whether a request creates a record: every POST except those for a token. */
export function isCreate({ method, forToken = false }: Pick<FaultyRequest, 'method' | 'forToken'>): boolean {
  return method === 'POST' && !forToken;
}

/**
 * Every kind of fault that makes a difference for a request. For a request that changes nothing, faults that differ
 * only in the moment of the commit are the same.
 */
export const faultsFor: FaultsFor = (request) => {
  if (isCreate(request)) return forCreates;
  return request.forToken ? forTokens : forReads;
};

/** Like `faultsFor`, with `fastResetLateCommit` for creates. */
export const faultsWithFastReset: FaultsFor = (request) =>
  isCreate(request) ? forCreatesWithFastReset : faultsFor(request);

/**
 * Whether one further attempt must overcome a fault, by its name.
 *
 * @param create whether it may be the fault of a create
 */
export function mustBeOvercome(name: string, create: boolean): boolean {
  const overcome = forms.find((known) => known.name === name)?.overcome ?? 'nowhere';
  return overcome === 'everywhere' || (overcome === 'exceptCreates' && !create);
}
