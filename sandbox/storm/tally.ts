import type { InteractionResult } from '../genesys/flow';
import type { Sandbox } from '../sandbox';
import type { World } from '../scenario';
import { conversationIdIn } from './arrival';
import type { StormCard, StormMinute } from './card';

const minuteMs = 60_000;

/** How one interaction ended. */
interface Ended {
  readonly conversationId: string;
  readonly minute: number;
  readonly waitSeconds: number;
  readonly fellBack: boolean;
  readonly outcome: string;
}

/** Running totals at the end of a minute. */
interface Totals {
  readonly tickets: number;
  readonly rejected: number;
}

/** Counts the results of a storm. */
export class Tally {
  private readonly interactions = { call: 0, message: 0, workflow: 0 };
  private readonly arrivals: number[] = [];
  private readonly ends: Ended[] = [];
  private readonly totals: Totals[] = [];
  private readonly sandbox: Sandbox;

  constructor(
    private readonly world: World,
    private readonly begin: number,
    private readonly fallbackQueue: string,
  ) {
    this.sandbox = world.sandbox;
  }

  get endedSoFar(): number {
    return this.ends.length;
  }

  arrived(type: keyof StormCard['interactions']): void {
    this.interactions[type]++;
    const minute = this.minuteOf(this.sandbox.clock.now());
    this.arrivals[minute] = (this.arrivals[minute] ?? 0) + 1;
  }

  ended(conversationId: string, result: InteractionResult): void {
    const { end, attributes, said, startedAt, endedAt } = result;
    const outcome = attributes['servicenow.outcome'] ?? '';
    const spoken = said.reduce((sum, { text, ms }) => (text === '' ? sum : sum + ms), 0);
    const fellBack =
      end.kind === 'workflowEnded'
        ? outcome !== 'created' && outcome !== 'found'
        : end.kind === 'queue' && end.queue === this.fallbackQueue;
    const waitSeconds = (endedAt - startedAt - spoken) / 1_000;
    this.ends.push({ conversationId, minute: this.minuteOf(endedAt), waitSeconds, fellBack, outcome });
  }

  /** Records the running totals. Call it once for each minute, in order. */
  minuteIsOver(minute: number): void {
    const tickets = this.sandbox.serviceNow.contactRecords.length;
    this.totals[minute] = { tickets, rejected: this.sandbox.rejected };
  }

  /** The results at the end of the storm. */
  card(name: string, title: string): StormCard {
    const records = this.recordsByConversation();
    const withoutRecord = this.ends.filter(({ conversationId }) => !records.has(conversationId));
    const counts = [...records.values()];
    const requests = this.world.requests;
    const tokenRequests = requests.filter(({ forToken }) => forToken).length;
    const waits = this.ends.map(({ waitSeconds }) => waitSeconds);
    return {
      name,
      title,
      interactions: { ...this.interactions },
      tickets: counts.reduce((sum, count) => sum + count, 0),
      lost: withoutRecord.length,
      lostUnnoticed: withoutRecord.filter(({ fellBack, outcome }) => !fellBack && !admitsIt(outcome)).length,
      duplicated: counts.filter((count) => count > 1).length,
      unconfirmed: this.ends.filter(({ outcome }) => outcome === 'unconfirmed').length,
      requests: requests.length,
      executionsPerInteraction: rounded((requests.length + this.sandbox.rejected) / this.ends.length),
      tokenRequests,
      tokenRequestsPer1000: rounded((tokenRequests / this.ends.length) * 1_000),
      rejected: this.sandbox.rejected,
      addedWaitSeconds: {
        p50: percentile(waits, 50),
        p95: percentile(waits, 95),
        p99: percentile(waits, 99),
        longest: percentile(waits, 100),
      },
      fallbackShare: this.ends.filter(({ fellBack }) => fellBack).length / this.ends.length,
      ignored: this.world.ignored,
      minutes: this.minutes(new Set(withoutRecord)),
    };
  }

  private minutes(withoutRecord: ReadonlySet<Ended>): readonly StormMinute[] {
    const endsBy = grouped(this.ends, ({ minute }) => minute);
    const requestsBy = grouped(this.world.requests, ({ at }) => this.minuteOf(at));
    return this.totals.map(({ tickets, rejected }, minute) => {
      const ended = endsBy.get(minute) ?? [];
      const requests = requestsBy.get(minute) ?? [];
      const before = this.totals[minute - 1] ?? { tickets: 0, rejected: 0 };
      return {
        minute,
        arrived: this.arrivals[minute] ?? 0,
        ended: ended.length,
        withoutRecord: ended.filter((end) => withoutRecord.has(end)).length,
        fellBack: ended.filter(({ fellBack }) => fellBack).length,
        tickets: tickets - before.tickets,
        requests: requests.length,
        tokenRequests: requests.filter(({ forToken }) => forToken).length,
        failedRequests: requests.filter(({ status = 0 }) => status < 200 || status > 299).length,
        rejected: rejected - before.rejected,
        p95Seconds: percentile(
          ended.map(({ waitSeconds }) => waitSeconds),
          95,
        ),
      };
    });
  }

  private recordsByConversation(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const row of this.sandbox.serviceNow.contactRecords) {
      const [id] = conversationIdIn.exec(`${row['correlation_id']} ${row['short_description']}`) ?? [];
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }

  private minuteOf(moment: number): number {
    return Math.floor((moment - this.begin) / minuteMs);
  }
}

/** Whether the data of the conversation tells an agent that the record may be missing. */
function admitsIt(outcome: string): boolean {
  return outcome === 'failed' || outcome === 'refused' || outcome === 'unconfirmed';
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The percentile of some values by the nearest-rank method; 0 without values. @param percent above 0, up to 100 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0;
}
