import type { Process, VirtualClock } from '../../clock';
import type { HttpOutcome, HttpRequest, Remote } from '../../http';
import type { TraceEvent, Tracer } from '../../trace';
import { ActionFailure } from './action-failure';
import type { Mask } from './masking';
import type { Reply } from './reply';

/** When the two timers of an execution run out, in milliseconds since 1970. */
export interface Timers {
  readonly stepAt: number;
  readonly actionAt: number;
}

/** Thrown when a timer ran out before the answer came; like `ActionFailure`, no `Error`. */
export class TimerRanOut {
  constructor(
    readonly timer: 'step' | 'action',
    /** Until when the platform goes on with the request, whoever has given up. */
    readonly busyUntil: number,
  ) {}
}

/** Who sends, for the trace. */
export interface Sender {
  readonly action: string;
  /** The platform's own sign-in. */
  readonly signIn: boolean;
  readonly mask: Mask;
  /** Told when the answer will be there, or be waited for no longer. @default - nobody is */
  readonly onSent?: (until: number) => void;
}

/** Sends requests and waits for answers, which takes virtual time. */
export class Exchange {
  constructor(
    private readonly clock: VirtualClock,
    private readonly remote: Remote,
    private readonly resetStatus: number,
    private readonly trace: Tracer | undefined,
  ) {}

  /**
   * An answer that comes at the very moment when a timer runs out is late.
   *
   * @throws TimerRanOut, or ActionFailure for a connection that broke
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
