/** A time as the timeline writes it. */
export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** An exit of an action as people say it. */
export function exitName(exit: string): string {
  return exit === 'loop' ? 'round' : exit.replace(/^case(\d+)$/, 'case $1');
}

/** An outcome, and what depends on it: many flows note none. */
export function outcomeText(outcome: string): string {
  return outcome === 'none' ? '–' : outcome;
}
