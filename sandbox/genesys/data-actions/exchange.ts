import type { Process, VirtualClock } from '../../clock';
import type { HttpOutcome, HttpRequest, Remote } from '../../http';
import type { TraceEvent, Tracer } from '../../trace';
import { ActionFailure } from './action-failure';
import type { Mask } from './masking';
import type { Reply } from './reply';

/** The ends of the two timers of an execution, in milliseconds since 1970. */
export interface Timers {
  readonly stepAt: number;
  readonly actionAt: number;
}

/** Thrown when a timer runs out before the answer arrives. Like `ActionFailure`, it is not an `Error`. */
export class TimerRanOut {
  constructor(
    readonly timer: 'step' | 'action',
    /** The moment until which the platform waits for the answer, even if the flow has given up. */
    readonly busyUntil: number,
  ) {}
}

/** The sender of a request, for the trace. */
export interface Sender {
  readonly action: string;
  /** Whether the request is the platform's own sign-in. */
  readonly signIn: boolean;
  readonly mask: Mask;
  /** Called with the moment when the answer arrives or the wait for it ends. @default - not called */
  readonly onSent?: (until: number) => void;
}

/** Sends requests and waits for their answers in virtual time. */
export class Exchange {
  constructor(
    private readonly clock: VirtualClock,
    private readonly remote: Remote,
    private readonly resetStatus: number,
    private readonly trace: Tracer | undefined,
  ) {}

  /**
   * Sends a request. An answer at the very moment when a timer runs out is late.
   *
   * @throws TimerRanOut, or ActionFailure for a broken connection
   */
  *send(request: HttpRequest, timers: Timers, sender: Sender): Process<Reply> {
    const sentAt = this.clock.now();
    const outcome = this.remote(request);
    const endsAt = outcome.kind === 'silence' ? Number.POSITIVE_INFINITY : sentAt + outcome.afterMs;
    const limit = Math.min(timers.stepAt, timers.actionAt);
    const late = endsAt >= limit;
    sender.onSent?.(Math.min(endsAt, limit));
    yield (late ? limit : endsAt) - sentAt;
    this.trace?.(this.event(request, outcome, sentAt, sender));
    if (late) {
      throw new TimerRanOut(timers.stepAt < timers.actionAt ? 'step' : 'action', Math.min(endsAt, timers.actionAt));
    }
    if (outcome.kind === 'reply') return outcome;
    throw new ActionFailure(this.resetStatus, 'ACTION.REMOTE_ENDPOINT', 'the connection to the remote endpoint broke');
  }

  private event(request: HttpRequest, outcome: HttpOutcome, sentAt: number, sender: Sender): TraceEvent {
    const masked = sender.mask.exchange(request, outcome, sender.signIn);
    return { type: 'request', at: sentAt, action: sender.action, ...masked, tookMs: this.clock.now() - sentAt };
  }
}
