const minute = 60_000;

/** Counts executions against the two limits of an org. Executions above a limit are rejected, not queued. */
export class ExecutionLimits {
  private active = 0;
  private starts: number[] = [];
  private oldest = 0;
  private rejections = 0;

  constructor(
    private readonly maxConcurrent: number,
    private readonly maxPerMinute: number,
  ) {}

  /** Number of executions rejected so far. */
  get rejected(): number {
    return this.rejections;
  }

  /** Null where there are no limits. */
  get state(): unknown {
    if (this.maxConcurrent === Number.POSITIVE_INFINITY && this.maxPerMinute === Number.POSITIVE_INFINITY) return null;
    return { active: this.active, starts: this.starts.slice(this.oldest) };
  }

  /** Takes a slot. @returns the name of the limit that prevents it, or undefined */
  enter(now: number): string | undefined {
    const limit = this.reached(now);
    if (limit !== undefined) {
      this.rejections++;
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
