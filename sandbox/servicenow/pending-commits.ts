import type { VirtualClock } from '../clock';
import type { HttpRequest } from '../http';

/** Requests that their callers have given up, and whose work will still be done. */
export class PendingCommits {
  private readonly due = new Set<readonly [at: number, request: HttpRequest]>();

  constructor(private readonly clock: VirtualClock) {}

  add(request: HttpRequest, work: () => void, inMs: number): void {
    const entry = [this.clock.now() + inMs, request] as const;
    this.due.add(entry);
    this.clock.at(entry[0], () => {
      this.due.delete(entry);
      work();
    });
  }

  get state(): unknown {
    return [...this.due];
  }
}
