import type { ActionOutcome } from '../genesys/data-actions/action-outcome';
import type { ExecutionObserver } from '../sandbox';

/** No flow may have a longer first delay. */
export const longestFirstDelayMs = 5000;

interface Failure {
  readonly at: number;
  readonly unauthorized: boolean;
}

/** How soon a flow repeats a data action that failed. */
export class Pace implements ExecutionObserver {
  /** Data actions whose last execution failed. */
  private readonly failed = new Map<string, Failure>();
  /** Data actions that were repeated without a wait because of a 401. Each may be so once. */
  private readonly renewed = new Set<string>();
  private shortest: number;

  /** @param enoughMs waits from this on are all alike, so that an exploration need not tell them apart */
  constructor(
    private readonly now: () => number,
    private readonly enoughMs: number,
  ) {
    this.shortest = enoughMs;
  }

  /**
   * The shortest wait before a repeat, in milliseconds, up to `enoughMs`. Of each data action, one repeat sooner than that
   * after a 401 does not count.
   */
  get shortestWaitMs(): number {
    return this.shortest;
  }

  /** Everything that later waits depend on, as JSON. */
  get state(): unknown {
    const failed: unknown[] = [];
    for (const [action, failure] of this.failed) {
      const waited = this.since(failure.at);
      if (waited < this.enoughMs) failed.push([action, waited, this.mayRenew(action, failure)]);
    }
    return [failed, ...this.renewed, this.shortest];
  }

  begins(action: string): void {
    const failure = this.failed.get(action);
    if (failure === undefined) return;
    const waited = this.since(failure.at);
    if (waited >= this.enoughMs) return;
    if (this.mayRenew(action, failure)) this.renewed.add(action);
    else this.shortest = Math.min(this.shortest, waited);
  }

  ends(action: string, outcome: ActionOutcome): void {
    if (outcome.exit === 'success') this.failed.delete(action);
    else {
      const unauthorized = outcome.exit === 'failure' && outcome.error.status === 401;
      this.failed.set(action, { at: this.now(), unauthorized });
    }
  }

  private mayRenew(action: string, { unauthorized }: Failure): boolean {
    return unauthorized && !this.renewed.has(action);
  }

  private since(at: number): number {
    return Math.min(this.enoughMs, this.now() - at);
  }
}
