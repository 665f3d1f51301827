import type { FlowType } from '../architect';
import type { Limits } from './limits';
import { pauses } from './pause';
import type { Repeat } from './recipe';

/** The budget of a flow that sets none, in seconds. A caller waits; a workflow can wait for lost requests to commit. */
export const defaultBudgetSeconds: Readonly<Record<FlowType, number>> = {
  inboundCall: 40,
  inboundShortMessage: 40,
  workflow: 180,
};

/** One part of the longest time that an operation may take. */
export interface Term {
  /** Such as `3 x token 3 s`. */
  readonly label: string;
  readonly seconds: number;
}

/** An operation as `worstCase` sees it. */
export interface BoundedCall {
  readonly flowType: FlowType;
  /** Whether the flow gets its own token. */
  readonly chained: boolean;
  readonly repeat: Repeat['kind'];
}

/** The longest time of one operation, term by term. */
export function worstCase(limits: Limits, call: BoundedCall): readonly Term[] {
  const usual = longestTerms(limits, call, 'send');
  if (call.repeat !== 'lookup') return usual;
  const waiting = longestTerms(limits, call, 'failed look-up');
  return lastLookup(limits, call) === 'waits' && total(waiting) > total(usual) ? waiting : usual;
}

/**
 * What becomes of the last look-up when the last attempt ended with a look-up that failed: it waits the first delay, or
 * is left out because the budget has no room for that.
 */
export function lastLookup(limits: Limits, call: BoundedCall): 'waits' | 'leftOut' {
  return total(longestTerms(limits, call, 'failed look-up')) <= limits.budgetSeconds ? 'waits' : 'leftOut';
}

/** The terms of the longest way, by what ends its last attempt. After a look-up that failed, nothing is sent. */
function longestTerms(limits: Limits, call: BoundedCall, end: 'send' | 'failed look-up'): readonly Term[] {
  const { attempts } = limits;
  const terms: Term[] = [];
  const add = (count: number, step: string, seconds: number) =>
    terms.push({ label: `${count} x ${step} ${seconds} s`, seconds: count * seconds });

  if (call.chained) add(attempts, 'token', limits.tokenSeconds);
  const sends = end === 'send' ? attempts : attempts - 1;
  if (sends > 0) add(sends, 'action', limits.actionSeconds);
  const lookups = lookupsOf[call.repeat](attempts);
  if (lookups > 0) add(lookups, 'look-up', limits.actionSeconds);
  const { longestSeconds } = pauses[call.flowType];
  for (let round = 0; round < attempts - 1; round++) add(1, 'pause', longestSeconds(limits, round, call.repeat));
  if (end === 'failed look-up') add(1, 'pause before the last look-up', limits.firstDelaySeconds);
  return terms;
}

/** How often the record is looked up at most: before each attempt, and a last time. */
const lookupsOf: Readonly<Record<Repeat['kind'], (attempts: number) => number>> = {
  safe: () => 0,
  lookup: (attempts) => attempts + 1,
  coalesced: () => 1,
  never: () => 0,
};

/** The sum of the terms, in seconds. */
export function total(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.seconds, 0);
}
