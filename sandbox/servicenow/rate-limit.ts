import { type Reply, tooManyRequests } from './replies';
import type { ServiceNowSettings } from './settings';

const hourMs = 3_600_000;

/** The decision of a rule on one request. */
export interface Allowance {
  /** For every answer while a rule applies. */
  readonly headers: Readonly<Record<string, string>>;
  /** The answer when the limit is used up. */
  readonly refused?: Reply;
}

interface Count {
  readonly hour: number;
  used: number;
  /** The count that the nodes committed last. The limit applies to it. */
  committed: number;
  /** The interval of that commit, counted since 1970. */
  interval: number;
}

interface Rule {
  /** Identifies the rule. No two users or roles share one. */
  readonly name: string;
  readonly limit: number;
}

/** Counts the REST requests of each user in each full hour. */
export class RateLimits {
  private readonly counts = new Map<string, Count>();
  private readonly ids = new Map<string, string>();

  /** @param now milliseconds since 1970, by ServiceNow's own clock */
  constructor(
    private readonly settings: ServiceNowSettings,
    private readonly now: () => number,
    private readonly newId: () => string,
  ) {}

  get state(): unknown {
    return [...this.counts];
  }

  /** Counts one request of a user. @param api its name, for the answer */
  take(user: string, api: string): Allowance {
    const rule = this.ruleOf(user);
    if (rule === undefined) return { headers: {} };

    const { commitSeconds = 0 } = this.settings.rateLimits;
    const hour = Math.floor(this.now() / hourMs);
    const interval = commitSeconds === 0 ? 0 : Math.floor(this.now() / (commitSeconds * 1000));
    let count = this.counts.get(user);
    if (count?.hour !== hour) {
      count = { hour, used: 0, committed: 0, interval };
      this.counts.set(user, count);
    }
    if (commitSeconds === 0 || count.interval !== interval) count.committed = count.used;
    count.interval = interval;
    count.used++;

    const headers = {
      'x-ratelimit-limit': String(rule.limit),
      'x-ratelimit-reset': String(((hour + 1) * hourMs) / 1000),
      'x-ratelimit-rule': this.idOf(rule),
    };
    return count.committed >= rule.limit ? { headers, refused: this.refusal(api, rule.limit, headers) } : { headers };
  }

  /** The answer 429. @param retryAfterSeconds @default - until the hour ends */
  refusal(
    api: string,
    limit: number | undefined,
    headers: Readonly<Record<string, string>> = {},
    retryAfterSeconds = this.secondsLeft(),
  ): Reply {
    const detail = `Rate limit${limit === undefined ? '' : ` of ${limit} requests per hour`} for ${api} exceeded`;
    return tooManyRequests(detail, { ...headers, 'retry-after': this.retryAfter(retryAfterSeconds) });
  }

  private ruleOf(user: string): Rule | undefined {
    const { rateLimits, userRoles } = this.settings;
    const { users = {}, roles = {}, everyone } = rateLimits;
    const own = limitIn(users, user);
    if (own !== undefined) return { name: `user ${user}`, limit: own };
    const given = Object.hasOwn(userRoles, user) ? (userRoles[user] ?? []) : [];
    const ofRoles = given.flatMap((role) => {
      const limit = limitIn(roles, role);
      return limit === undefined ? [] : [{ name: `role ${role}`, limit }];
    });
    const [lowest] = ofRoles.sort((a, b) => a.limit - b.limit);
    return lowest ?? (everyone === undefined ? undefined : { name: 'everyone', limit: everyone });
  }

  private secondsLeft(): number {
    return Math.ceil((hourMs - (this.now() % hourMs)) / 1000);
  }

  private retryAfter(seconds: number): string {
    if (this.settings.retryAfterForm === 'seconds') return String(seconds);
    return new Date(this.now() + seconds * 1000).toUTCString();
  }

  private idOf({ name }: Rule): string {
    let id = this.ids.get(name);
    if (id === undefined) {
      id = this.newId();
      this.ids.set(name, id);
    }
    return id;
  }
}

function limitIn(limits: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(limits, name) ? limits[name] : undefined;
}
