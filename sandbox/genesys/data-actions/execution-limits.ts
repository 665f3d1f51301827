const minute = 60_000;

/** Counts executions against the two limits of an org. What is over a limit is rejected, not queued. */
export class ExecutionLimits {
  private active = 0;
  private starts: number[] = [];
  private oldest = 0;
  private turnedAway = 0;

  constructor(
    private readonly maxConcurrent: number,
    private readonly maxPerMinute: number,
  ) {}

  /** How many were rejected so far. */
  get rejected(): number {
    return this.turnedAway;
  }

  /** Nothing where there are no limits. */
  get state(): unknown {
    if (this.maxConcurrent === Number.POSITIVE_INFINITY && this.maxPerMinute === Number.POSITIVE_INFINITY) return null;
    return { active: this.active, starts: this.starts.slice(this.oldest) };
  }

  /** Takes a slot at a moment; the name of the limit that stands against it, when there is none. */
  enter(now: number): string | undefined {
    const limit = this.reached(now);
    if (limit !== undefined) {
      this.turnedAway++;
      return limit;
    }
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

  private reached(now: number): string | undefined {
    while ((this.starts[this.oldest] ?? Number.POSITIVE_INFINITY) <= now - minute) this.oldest++;
    if (this.active >= this.maxConcurrent) return 'actions.concurrent.executions.max';
    return this.starts.length - this.oldest >= this.maxPerMinute ? 'requests.volume.max' : undefined;
  }
}
