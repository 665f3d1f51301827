/** The slots of an instance for REST requests, and their queue. First come, first served. */
export class Semaphores {
  private readonly busyUntil: number[] = [];
  private waitingUntil: number[] = [];

  constructor(private readonly size: { readonly concurrent: number; readonly queue: number }) {}

  /** Time that a request of `workMs` waits for a slot. Undefined when the queue is full and the request is rejected. */
  enter(now: number, workMs: number): number | undefined {
    if (this.size.concurrent === Number.POSITIVE_INFINITY) return 0;
    const slot = this.firstFree(now);
    const start = Math.max(now, this.busyUntil[slot] ?? now);
    if (start > now) {
      this.waitingUntil = this.waitingUntil.filter((moment) => moment > now);
      if (this.waitingUntil.length >= this.size.queue) return undefined;
      this.waitingUntil.push(start);
    }
    this.busyUntil[slot] = start + workMs;
    return start - now;
  }

  get state(): unknown {
    return [this.busyUntil, this.waitingUntil];
  }

  private firstFree(now: number): number {
    let best = 0;
    for (let slot = 0; slot < this.size.concurrent; slot++) {
      const until = this.busyUntil[slot] ?? 0;
      if (until <= now) return slot;
      if (until < (this.busyUntil[best] as number)) best = slot;
    }
    return best;
  }
}
