import { type Reply, tooManyRequests } from './replies';
import type { ServiceNowSettings } from './settings';

const hourMs = 3_600_000;

/** What a rule says about one request. */
export interface Allowance {
  /** For every answer while a rule applies. */
  readonly headers: Readonly<Record<string, string>>;
  /** The answer when the limit is used up. */
  readonly refused?: Reply;
}

/**
 * Counts the REST requests of each user in each hour of the clock. Unlike an instance with several nodes, which lets
 * more pass for up to 30 s, it counts exactly.
 */
export class RateLimits {
  private readonly counts = new Map<string, { readonly hour: number; used: number }>();
  private readonly rules = new Map<string, string>();

  /** @param now milliseconds since 1970, by ServiceNow's own clock */
  constructor(
    private readonly settings: ServiceNowSettings,
    private readonly now: () => number,
    private readonly newId: () => string,
  ) {}

  /** Counts one request of a user. */
  take(user: string): Allowance {
    const { users, everyone } = this.settings.rateLimits;
    const own = users?.[user];
    const limit = own ?? everyone;
    if (limit === undefined) return { headers: {} };

    const hour = Math.floor(this.now() / hourMs);
    let count = this.counts.get(user);
    if (count?.hour !== hour) {
      count = { hour, used: 0 };
      this.counts.set(user, count);
    }
    count.used++;
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-reset': String(((hour + 1) * hourMs) / 1000),
      'x-ratelimit-rule': this.rule(own === undefined ? '' : user),
    };
    return count.used > limit ? { headers, refused: this.refusal(limit, headers) } : { headers };
  }

  /** The answer 429. @param retryAfterSeconds @default - until the hour ends */
  refusal(
    limit: number | undefined,
    headers: Readonly<Record<string, string>> = {},
    retryAfterSeconds = this.secondsLeft(),
  ): Reply {
    const detail = `Limit of ${limit ?? 'the hour'} requests per hour is used up for the REST API`;
    return tooManyRequests(detail, { ...headers, 'retry-after': this.retryAfter(retryAfterSeconds) });
  }

  private secondsLeft(): number {
    return Math.ceil((hourMs - (this.now() % hourMs)) / 1000);
  }

  private retryAfter(seconds: number): string {
    if (this.settings.retryAfterForm === 'seconds') return String(seconds);
    return new Date(this.now() + seconds * 1000).toUTCString();
  }

  private rule(user: string): string {
    let rule = this.rules.get(user);
    if (rule === undefined) {
      rule = this.newId();
      this.rules.set(user, rule);
    }
    return rule;
  }
}
