import type { Answered } from '../../../sandbox/serve/platform-api/serve-api';

/** The calls that a provider made to the platform API. */
export class Calls {
  private readonly counts = new Map<string, number>();
  private readonly missing = new Set<string>();

  readonly note = ({ method, path, status }: Answered): void => {
    const call = `${method} ${patternOf(path.replace(/\?.*/, ''))}`;
    this.counts.set(call, (this.counts.get(call) ?? 0) + 1);
    if (status === 501) this.missing.add(call);
  };

  /** Calls that the sandbox does not serve. */
  get notServed(): readonly string[] {
    return [...this.missing].sort();
  }

  /** Each call with how often it was made. */
  get lines(): readonly string[] {
    return [...this.counts].sort().map(([call, count]) => `${String(count).padStart(6)}  ${call}`);
  }
}

/** A path without ids. */
export function patternOf(path: string): string {
  return path.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}');
}
