const mostShown = 5;

/** Numbers of records for people: the first few, and how many more. */
export function recordList(numbers: readonly string[]): string {
  const rest = numbers.length - mostShown;
  const shown = numbers.slice(0, mostShown).join(', ');
  return rest > 0 ? `${shown} and ${rest.toLocaleString('en-US')} more` : shown;
}
