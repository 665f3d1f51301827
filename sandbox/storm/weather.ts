import type { Fault, FaultPlan } from '../faults';
import type { Random } from '../random';
import type { StormPhase } from './card';
import type { StormPlan } from './plan';

const secondMs = 1_000;
const minuteMs = 60_000;

/** The faults of ServiceNow during a storm, request by request. */
export class Weather {
  private second = -1;
  private inSecond = 0;

  /** @param elapsedMs milliseconds since the start of the storm */
  constructor(
    private readonly plan: StormPlan,
    private readonly random: Random,
    private readonly elapsedMs: () => number,
  ) {}

  readonly faults: FaultPlan = ({ forToken }) => {
    const { rateLimit } = this.plan;
    const elapsed = this.elapsedMs();
    const { failing, down, back } = outageOf(this.plan);
    if (elapsed >= down && elapsed < back) return { kind: 'serverError', status: 503, commit: 'never' };
    if (forToken) return undefined;
    if (elapsed >= failing && elapsed < down) return this.random() < 1 / 3 ? answerLost : undefined;
    if (elapsed < rateLimit.fromMinute * minuteMs || elapsed >= rateLimit.toMinute * minuteMs) return undefined;
    return this.countInSecond(elapsed) > rateLimit.perSecond ? rateLimited : undefined;
  };

  private countInSecond(elapsed: number): number {
    const second = Math.floor(elapsed / secondMs);
    if (second !== this.second) {
      this.second = second;
      this.inSecond = 0;
    }
    return ++this.inSecond;
  }
}

const answerLost: Fault = { kind: 'timeout', commit: 'before' };
const rateLimited: Fault = { kind: 'rateLimited', retryAfterSeconds: 1 };

/** The faults of a storm as a list, for people. */
export function phasesOf(plan: StormPlan): readonly StormPhase[] {
  const { rateLimit, tokenLeftSeconds } = plan;
  const { failing, down, back } = outageOf(plan);
  const expiry = tokenLeftSeconds / 60;
  return [
    { fromMinute: expiry, toMinute: expiry, title: 'the shared token expires' },
    {
      fromMinute: rateLimit.fromMinute,
      toMinute: rateLimit.toMinute,
      title: `ServiceNow takes ${rateLimit.perSecond} requests in a second and answers 429 to the others`,
    },
    {
      fromMinute: failing / minuteMs,
      toMinute: down / minuteMs,
      title: 'every third request is carried out, but its answer never arrives',
    },
    { fromMinute: down / minuteMs, toMinute: back / minuteMs, title: 'ServiceNow is down' },
  ];
}

function outageOf({ outage, failingSeconds }: StormPlan) {
  const down = outage.fromMinute * minuteMs;
  return { failing: down - failingSeconds * secondMs, down, back: down + outage.minutes * minuteMs };
}
