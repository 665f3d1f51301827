import type { ActionOutcome } from '../genesys/data-actions/action-outcome';
import type { ExecutionObserver } from '../sandbox';

/** Longer waits are all alike: no flow may have a longer first delay. */
const longestMs = 5000;

/** How soon a flow repeats a data action that failed. */
export class Pace implements ExecutionObserver {
  /** Data actions whose last execution failed. */
  private readonly failed = new Map<string, { readonly at: number; readonly unauthorized: boolean }>();
  /** Data actions that were repeated because of a 401. Each may be repeated once without a wait. */
  private readonly renewed = new Set<string>();
  private shortest = longestMs;

  constructor(private readonly now: () => number) {}

  /** The shortest wait before a repeat, in milliseconds, up to 5,000. The first repeat after a 401 does not count. */
  get shortestWaitMs(): number {
    return this.shortest;
  }

  /** Everything that later waits depend on, as JSON. */
  get state(): unknown {
    const failed = Array.from(this.failed, ([action, { at, unauthorized }]) => [action, this.since(at), unauthorized]);
    return [failed, ...this.renewed, this.shortest];
  }

  begins(action: string): void {
    const failure = this.failed.get(action);
    if (failure === undefined) return;
    if (failure.unauthorized && !this.renewed.has(action)) this.renewed.add(action);
    else this.shortest = Math.min(this.shortest, this.since(failure.at));
  }

  ends(action: string, outcome: ActionOutcome): void {
    if (outcome.exit === 'success') this.failed.delete(action);
    else {
      const unauthorized = outcome.exit === 'failure' && outcome.error.status === 401;
      this.failed.set(action, { at: this.now(), unauthorized });
    }
  }

  private since(at: number): number {
    return Math.min(longestMs, this.now() - at);
  }
}
