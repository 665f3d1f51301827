const minuteMs = 60_000;

/** Counts requests of a minute that begins with the first of them. */
export class PerMinute {
  private readonly windows = new Map<string, { readonly startedAt: number; count: number }>();

  constructor(
    private readonly limit: number,
    private readonly now: () => number,
  ) {}

  /** Counts a request. @returns the seconds to wait, when it is one too many; undefined when it may pass */
  exceeded(key: string): number | undefined {
    const now = this.now();
    const known = this.windows.get(key);
    const window = known !== undefined && now < known.startedAt + minuteMs ? known : { startedAt: now, count: 0 };
    this.windows.set(key, window);
    window.count++;
    return window.count > this.limit ? Math.ceil((window.startedAt + minuteMs - now) / 1000) : undefined;
  }
}
