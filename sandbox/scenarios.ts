import type { Fault, FaultPlan } from './faults';
import type { Sandbox } from './sandbox';

/** A named course of events and the outcome that it must have. */
export interface Scenario {
  readonly name: string;
  /** What happens, as a sentence without an end. */
  readonly title: string;
  readonly interaction: 'call' | 'message' | 'workflow';
  /** Sets the stage just before the interaction. @default - nothing */
  readonly prepare?: (sandbox: Sandbox) => void;
  /** A new plan for each run: plans count requests. */
  readonly faults: () => FaultPlan;
  readonly expected: {
    /** Participant data `servicenow.outcome`. */
    readonly outcome: 'created' | 'found' | 'failed';
    /** How many records the conversation has in ServiceNow at the end. */
    readonly records: 0 | 1;
  };
}

const table = '/api/now/table/';

/** The scenarios that the main job plays, one after the other. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'token-about-to-expire',
    title: 'ServiceNow hands out its current token, which has 3 s to live, and is slow to find the caller',
    interaction: 'message',
    prepare: leaveTokenWith(3),
    faults: () => firstRequests({ method: 'GET', table: 'sys_user' }, [{ kind: 'slow', afterMs: 2500 }]),
    expected: { outcome: 'created', records: 1 },
  },
  {
    name: 'token-revoked',
    title: 'the token is revoked between its arrival and its use',
    interaction: 'call',
    faults: () => firstRequests({ method: 'POST' }, [{ kind: 'unauthorized' }]),
    expected: { outcome: 'created', records: 1 },
  },
  {
    name: 'rate-limit-burst',
    title: 'ServiceNow answers 429 twice',
    interaction: 'workflow',
    faults: () =>
      firstRequests({ method: 'POST' }, [
        { kind: 'rateLimited', retryAfterSeconds: 1 },
        { kind: 'rateLimited', retryAfterSeconds: 1 },
      ]),
    expected: { outcome: 'created', records: 1 },
  },
  {
    name: 'answer-lost',
    title: 'ServiceNow creates the record, but its answer never arrives',
    interaction: 'message',
    faults: () => firstRequests({ method: 'POST' }, [{ kind: 'timeout', commit: 'before' }]),
    expected: { outcome: 'found', records: 1 },
  },
  {
    name: 'servicenow-down',
    title: 'ServiceNow is down',
    interaction: 'call',
    faults: () => () => ({ kind: 'serverError', status: 503, commit: 'never' }),
    expected: { outcome: 'failed', records: 0 },
  },
];

/** Faults the first requests of a kind to the Table API, in order. */
function firstRequests(kind: { method: string; table?: string }, faults: readonly Fault[]): FaultPlan {
  let seen = 0;
  return ({ method, path }) => {
    const isMeant = method === kind.method && path.startsWith(table + (kind.table ?? ''));
    return isMeant ? faults[seen++] : undefined;
  };
}

/** Lets somebody else have got the current token, so long ago that only this many seconds of it are left. */
function leaveTokenWith(seconds: number): (sandbox: Sandbox) => void {
  return (sandbox) => {
    const life = sandbox.serviceNow.tokenLife;
    sandbox.requestToken();
    sandbox.clock.runAll(sandbox.clock.now() + (life - seconds) * 1000);
  };
}
