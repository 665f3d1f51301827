import type { FlowType } from '../architect';
import type { Repeat } from './recipe';

/** How long and how often a flow tries. */
export interface Limits {
  /** How many times an operation is tried at most, 1 to 3. */
  readonly attempts: number;
  /** The pause after the first attempt, in seconds; doubled after each further one. */
  readonly firstDelaySeconds: number;
  /** Up to this is added to each pause where the flow type can, in milliseconds; 0 for none. */
  readonly jitterMilliseconds: number;
  /** The longest that one operation may take in all, in seconds. */
  readonly budgetSeconds: number;
  readonly tokenSeconds: number;
  readonly actionSeconds: number;
  /** A token is renewed this long before it ends, or at half of its life when that is shorter. */
  readonly renewBeforeSeconds: number;
}

/**
 * ServiceNow ends a Table API transaction after 60 s by default: a request whose answer was lost cannot commit later.
 * An instance with a longer quota needs a change here.
 */
export const transactionLimitSeconds = 60;

/** How long a flow that runs again leaves a request of its earlier run: the time that it noted has no fractions. */
export const earlierRunSeconds = transactionLimitSeconds + 1;

/** A failure that took this long may be a gateway's or an action's time-out in disguise. */
export const slowFailureSeconds = 1;

/** The budget of a flow that sets none: a caller waits, a workflow has time for lost requests to show. */
export const defaultBudgetSeconds: Readonly<Record<FlowType, number>> = {
  inboundCall: 40,
  inboundShortMessage: 40,
  workflow: 180,
};

/** One part of the longest time that an operation may take. */
export interface Term {
  readonly label: string;
  readonly seconds: number;
}

/** What the recipe is asked to bound: see `worstCase`. */
export interface BoundedCall {
  readonly flowType: FlowType;
  readonly chained: boolean;
  readonly repeat: Repeat['kind'];
}

/** The longest time of one operation, term by term. */
export function worstCase(limits: Limits, call: BoundedCall): readonly Term[] {
  const { attempts } = limits;
  const terms: Term[] = [];
  const add = (count: number, what: string, seconds: number) =>
    terms.push({ label: `${count} x ${what} ${seconds} s`, seconds: count * seconds });

  if (call.chained) add(attempts, 'token', limits.tokenSeconds);
  add(attempts, 'action', limits.actionSeconds);
  const lookUps = lookUpsOf(call, attempts);
  if (lookUps > 0) add(lookUps, 'look-up', limits.actionSeconds);
  for (let attempt = 0; attempt < attempts - 1; attempt++) add(1, 'pause', longestPause(limits, call, attempt));
  return terms;
}

function lookUpsOf({ repeat }: BoundedCall, attempts: number): number {
  if (repeat === 'lookup') return attempts + 1;
  return repeat === 'coalesced' ? 1 : 0;
}

function longestPause(limits: Limits, call: BoundedCall, attempt: number): number {
  const pause = limits.firstDelaySeconds * 2 ** attempt;
  const jitter = call.flowType === 'inboundCall' ? 0 : limits.jitterMilliseconds / 1000;
  const untilSafe = call.repeat === 'lookup' && call.flowType === 'workflow' ? earlierRunSeconds : 0;
  return Math.max(pause + jitter, untilSafe);
}

export function total(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.seconds, 0);
}
