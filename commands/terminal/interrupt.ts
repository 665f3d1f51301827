type Handler = () => void;

let handler: Handler | undefined;

/** Sets the handler of Ctrl-C. It replaces the handler that was set before. */
export function onInterrupt(next: Handler): void {
  handler = next;
}

/** Runs the current handler of Ctrl-C. */
export function interrupt(): void {
  handler?.();
}
