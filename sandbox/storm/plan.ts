import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';

/** The course of a storm. Minutes count from its start. */
export interface StormPlan {
  /**
   * Interactions that arrive in a minute. An interaction needs about three executions. With the default, the flows
   * stay below the 2,500 executions a minute of an org, and below the rate limit while nothing is retried. @default 250
   */
  readonly perMinute: number;
  /** How long interactions arrive. @default 10 */
  readonly minutes: number;
  /** Shares of the interactions. A share counts only where the org has a flow for it. @default 6 : 3 : 1 */
  readonly mix: { readonly call: number; readonly message: number; readonly workflow: number };
  /** Whether more interactions arrive, at the same rate, until two minutes after ServiceNow is back. @default 'stop' */
  readonly arrivals: 'stop' | 'continue';
  /** Seconds that are left of the shared token of ServiceNow at the start of the storm. @default 150 */
  readonly tokenLeftSeconds: number;
  /** ServiceNow answers 429 to requests above this number in a second. @default - 10, from minute 4 to minute 5 */
  readonly rateLimit: { readonly fromMinute: number; readonly toMinute: number; readonly perSecond: number };
  /** Seconds before the outage in which ServiceNow does the work of some requests and does not answer. @default 15 */
  readonly failingSeconds: number;
  /** @default - 20 minutes from minute 6 */
  readonly outage: { readonly fromMinute: number; readonly minutes: number };
}

export const defaultStormPlan: StormPlan = {
  perMinute: 250,
  minutes: 10,
  mix: { call: 6, message: 3, workflow: 1 },
  arrivals: 'stop',
  tokenLeftSeconds: 150,
  rateLimit: { fromMinute: 4, toMinute: 5, perSecond: 10 },
  failingSeconds: 15,
  outage: { fromMinute: 6, minutes: 20 },
};

/** The most interactions in a minute. */
export const mostPerMinute = 3_000;

/** The minutes in which interactions arrive, and their number. */
export function arrivalsOf({ perMinute, minutes, arrivals, outage }: StormPlan): {
  readonly minutes: number;
  readonly interactions: number;
} {
  const back = outage.fromMinute + outage.minutes + 2;
  const last = arrivals === 'stop' ? minutes : Math.max(minutes, back);
  return { minutes: last, interactions: Math.round(perMinute * last) };
}

/** @throws UserError that lists every number that is out of range */
export function checkStormPlan(plan: StormPlan): void {
  const { perMinute, minutes, mix, tokenLeftSeconds } = plan;
  const mistakes: Mistake[] = [];
  const refuse = (name: keyof StormPlan, expected: string) =>
    mistakes.push({ path: `storm, ${name}`, given: shown(plan[name]), expected });
  if (!(perMinute >= 1 && perMinute <= mostPerMinute)) refuse('perMinute', `1 to ${mostPerMinute}`);
  if (!(minutes > 0)) refuse('minutes', 'more than 0');
  if (!Object.values(mix).every((share) => share >= 0) || Object.values(mix).every((share) => share === 0))
    refuse('mix', 'shares of 0 or more, one of them more than 0');
  if (!(tokenLeftSeconds >= 1)) refuse('tokenLeftSeconds', '1 or more');
  if (mistakes.length > 0) throw new UserError(mistakes);
}
