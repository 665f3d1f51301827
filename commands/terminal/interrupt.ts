type Handler = () => void;

let handler: Handler | undefined;

/** What Ctrl-C does from now on; what was set last holds. */
export function onInterrupt(next: Handler): void {
  handler = next;
}

/** Runs what Ctrl-C does now. */
export function interrupt(): void {
  handler?.();
}
