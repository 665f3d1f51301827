/** The answer to one question about an org. */
export interface Row {
  readonly result: 'ok' | 'failed' | 'not looked at';
  readonly text: string;
  /** @default - nothing is to do */
  readonly next?: string | undefined;
  /** Whether an apply may overwrite something, or make it a second time. @default - it does not */
  readonly overwrites?: true;
}

export function ok(text: string): Row {
  return { result: 'ok', text };
}

export function failed(text: string, next?: string): Row {
  return { result: 'failed', text, ...(next && { next }) };
}

export function notLookedAt(text: string, next?: string): Row {
  return { result: 'not looked at', text, ...(next && { next }) };
}

export function hasFailed(rows: readonly Row[]): boolean {
  return rows.some(({ result }) => result === 'failed');
}
