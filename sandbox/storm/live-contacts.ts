import type { Process } from '../clock';
import { type Random, seededRandom } from '../random';
import type { RunningFlows } from '../running-flows';
import type { Sandbox } from '../sandbox';
import { startingFlow } from '../scenario';
import { arrivalOf } from './arrival';
import type { StormFlow } from './subject';

/** Where contacts arrive: at a phone number, or at a flow that a message address or a trigger names. */
export type WayIn = { readonly number: string } | Pick<StormFlow, 'type' | 'name'>;

export interface LiveContactsOptions {
  /** At least one. */
  readonly waysIn: readonly WayIn[];
  readonly perMinute: number;
  readonly seed: number;
  /** Called with the reason when a contact reaches no flow. */
  readonly onLost: (reason: string) => void;
}

/**
 * Contacts that arrive at an org while it is written, on the clock of its sandbox. Each goes on with the flow as it was
 * when it began.
 */
export class LiveContacts {
  /** The number of contacts so far. */
  arrived = 0;
  /** Those that were in flight when the org was written. */
  readonly crossed = new Set<string>();
  private readonly inFlight = new Set<string>();
  private readonly random: Random;
  private isOpen = true;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly flows: RunningFlows,
    private readonly options: LiveContactsOptions,
  ) {
    this.random = seededRandom(options.seed);
    sandbox.clock.start(this.arrivals());
  }

  /** Notes that the org was written. */
  written(): void {
    for (const id of this.inFlight) this.crossed.add(id);
  }

  /** Lets no more contacts arrive. Those in flight go on. */
  close(): void {
    this.isOpen = false;
  }

  private *arrivals(): Process<void> {
    const gapMs = 60_000 / this.options.perMinute;
    while (this.isOpen) {
      this.arrive();
      // Uneven, so that contacts meet the writes at every moment of their course.
      yield Math.ceil(gapMs * (0.5 + this.random()));
    }
  }

  private arrive(): void {
    const { waysIn, onLost } = this.options;
    const wayIn = waysIn[Math.floor(this.random() * waysIn.length)] as WayIn;
    const isCall = 'number' in wayIn;
    const type = isCall ? 'inboundCall' : wayIn.type;
    const { interaction, conversationId } = arrivalOf(type, this.arrived++, this.random);
    const flow = isCall ? this.flows.ofNumber(wayIn.number) : this.flows.named(type, wayIn.name);
    if (flow === undefined) {
      onLost(isCall ? `the number ${wayIn.number} reaches no flow` : `there is no ${type} flow "${wayIn.name}"`);
      return;
    }
    this.inFlight.add(conversationId);
    this.sandbox.start(flow, startingFlow(interaction, flow), () => this.inFlight.delete(conversationId));
  }
}
