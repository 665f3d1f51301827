import type { FaultPlan } from '../../sandbox/faults';
import type { PublishedFlow, RunnableType } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Sandbox } from '../../sandbox/sandbox';
import { plainInteraction, World } from '../../sandbox/scenario';
import type { TraceEvent } from '../../sandbox/trace';
import { timed } from '../measure';

/** What happens in every interaction of a measurement. */
export interface Course {
  readonly title: string;
  /** How many requests for a record ServiceNow answers 429 before it takes one. */
  readonly refusals: number;
}

export interface Load {
  readonly published: PublishedOrg;
  readonly type: RunnableType;
  readonly course: Course;
  readonly traced: boolean;
  /** Whether all interactions share one world or each gets a new one. */
  readonly worlds: 'one' | 'each';
}

/**
 * Interactions per second of one core, worlds included.
 *
 * @throws Error when an interaction does not end with a new record: another thing would be measured
 */
export function interactionsPerSecond(load: Load, count: number): number {
  const took = timed(() => {
    let world = new LoadedWorld(load);
    for (let index = 0; index < count; index++) {
      if (load.worlds === 'each' && index > 0) world = new LoadedWorld(load);
      world.interact(`6f1d7c52-8f0e-4a57-9c1b-${String(index).padStart(12, '0')}`);
    }
  });
  return (count / took) * 1000;
}

class LoadedWorld {
  private readonly sandbox: Sandbox;
  private readonly flow: PublishedFlow;
  private events: TraceEvent[] = [];
  private refused = 0;

  constructor(private readonly load: Load) {
    const { sandbox } = new World(load.published, {
      faults: this.faults,
      // No token runs out on the way: the same happens in every interaction.
      serviceNow: { accessTokenSeconds: 1_000_000 },
      ...(load.traced && { trace: (event: TraceEvent) => this.events.push(event) }),
    });
    this.sandbox = sandbox;
    const flow = sandbox.flow(load.type);
    if (flow === undefined) throw new Error(`the org ships no ${load.type}`);
    this.flow = flow;
  }

  interact(conversationId: string): void {
    this.refused = 0;
    this.events = [];
    const { attributes } = this.sandbox.run(
      this.flow,
      plainInteraction(this.load.type, { conversationId, text: 'VPN is down' }),
    );
    const outcome = attributes['servicenow.outcome'];
    if (outcome !== 'created') throw new Error(`${this.load.type}: the outcome is ${outcome}, not created`);
  }

  private readonly faults: FaultPlan = ({ method, path }) => {
    if (method !== 'POST' || !path.startsWith('/api/now/table/')) return undefined;
    return this.refused++ < this.load.course.refusals ? { kind: 'rateLimited', retryAfterSeconds: 1 } : undefined;
  };
}
