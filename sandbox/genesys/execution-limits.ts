const minute = 60_000;

/** Counts executions against the two limits of an org. What is over a limit is rejected, not queued. */
export class ExecutionLimits {
  private active = 0;
  private starts: number[] = [];
  private oldest = 0;

  constructor(
    private readonly maxConcurrent: number,
    private readonly maxPerMinute: number,
  ) {}

  /** Takes a slot at a moment; the name of the limit that stands against it, when there is none. */
  enter(now: number): string | undefined {
    while ((this.starts[this.oldest] ?? Number.POSITIVE_INFINITY) <= now - minute) this.oldest++;
    if (this.active >= this.maxConcurrent) return 'actions.concurrent.executions.max';
    if (this.starts.length - this.oldest >= this.maxPerMinute) return 'requests.volume.max';
    if (this.oldest > 1000) {
      this.starts = this.starts.slice(this.oldest);
      this.oldest = 0;
    }
    this.starts.push(now);
    this.active++;
    return undefined;
  }

  leave(): void {
    this.active--;
  }
}
