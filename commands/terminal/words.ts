const mostListed = 5;

/** Such as `1 org` or `3 orgs`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** The answer of a command for an org that gets data actions only. @param played what the command plays */
export function nothingToPlay(org: string, played = 'flow'): string {
  return `${org} ships no ${played}, so there is nothing to play.`;
}

/** The first few of many, and how many more there are. */
export function shortList(items: readonly string[]): string {
  const rest = items.length - mostListed;
  const shown = items.slice(0, mostListed).join(', ');
  return rest > 0 ? `${shown} and ${rest.toLocaleString('en-US')} more` : shown;
}

/** A duration, to a tenth of a second. */
export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
