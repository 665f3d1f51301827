import type { VirtualClock } from '../clock';
import type { HttpRequest } from '../http';

/** Requests that nobody waits for any more, and that will be carried out all the same. */
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
