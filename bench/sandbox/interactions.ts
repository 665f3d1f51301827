import type { FaultPlan } from '../../sandbox/faults';
import type { Interaction, PublishedFlow } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';
import { Sandbox } from '../../sandbox/sandbox';
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
  readonly type: PublishedFlow['type'];
  readonly course: Course;
  readonly traced: boolean;
  /** Whether all interactions share one world or each gets a new one. */
  readonly worlds: 'one' | 'each';
}

const phone = '+442079460123';
const people = [{ user_name: 'ada.lovelace', name: 'Ada Lovelace', phone: '020 79460123', active: 'true' }];

/**
 * Interactions per second of one core, worlds included.
 *
 * @throws Error when an interaction does not end with a new record: another thing would be measured
 */
export function interactionsPerSecond(load: Load, count: number): number {
  const took = timed(() => {
    let world = new World(load);
    for (let index = 0; index < count; index++) {
      if (load.worlds === 'each' && index > 0) world = new World(load);
      world.interact(`6f1d7c52-8f0e-4a57-9c1b-${String(index).padStart(12, '0')}`);
    }
  });
  return (count / took) * 1000;
}

class World {
  private readonly sandbox: Sandbox;
  private readonly flow: PublishedFlow;
  private events: TraceEvent[] = [];
  private refused = 0;

  constructor(private readonly load: Load) {
    this.sandbox = new Sandbox(load.published, {
      users: people,
      faults: this.faults,
      // No token runs out on the way: the same happens in every interaction.
      serviceNow: { accessTokenSeconds: 1_000_000 },
      ...(load.traced && { trace: (event: TraceEvent) => this.events.push(event) }),
    });
    const flow = this.sandbox.flow(load.type);
    if (flow === undefined) throw new Error(`the org ships no ${load.type}`);
    this.flow = flow;
  }

  interact(conversationId: string): void {
    this.refused = 0;
    this.events = [];
    const { attributes } = this.sandbox.run(this.flow, interactionOf(this.load.type, conversationId));
    const outcome = attributes['servicenow.outcome'];
    if (outcome !== 'created') throw new Error(`${this.load.type}: the outcome is ${outcome}, not created`);
  }

  private readonly faults: FaultPlan = ({ method, path }) => {
    if (method !== 'POST' || !path.startsWith('/api/now/table/')) return undefined;
    return this.refused++ < this.load.course.refusals ? { kind: 'rateLimited', retryAfterSeconds: 1 } : undefined;
  };
}

function interactionOf(type: PublishedFlow['type'], conversationId: string): Interaction {
  if (type === 'inboundCall') return { type: 'call', conversationId, ani: phone };
  if (type === 'inboundShortMessage') {
    return { type: 'message', conversationId, senderAddress: phone, body: 'My laptop does not start any more.' };
  }
  const inputs = {
    'Flow.conversationId': conversationId,
    'Flow.callerPhone': phone,
    'Flow.shortDescription': 'VPN is down',
    'Flow.description': 'The VPN client reports error 809.',
  };
  return { type: 'workflow', inputs, conversations: new Map([[conversationId, new Map()]]) };
}
