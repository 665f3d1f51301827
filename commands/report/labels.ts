/** The exit of an action in words. */
export function exitName(exit: string): string {
  return exit === 'loop' ? 'round' : exit.replace(/^case(\d+)$/, 'case $1');
}

/** The outcome of an interaction; a dash where the flow writes none. */
export function outcomeText(outcome: string): string {
  return outcome === 'none' ? '–' : outcome;
}
