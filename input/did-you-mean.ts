import { distance } from 'fastest-levenshtein';

/** The next step after a typo, `did you mean "x"?`, where a known word is near; capitals do not count. */
export function didYouMean(given: string, known: readonly string[]): string | undefined {
  if (given === '') return undefined;
  const word = given.toLowerCase();
  const far = known.map((candidate) => ({ candidate, steps: distance(word, candidate.toLowerCase()) }));
  const nearest = far.reduce<(typeof far)[number] | undefined>(
    (best, one) => (best === undefined || one.steps < best.steps ? one : best),
    undefined,
  );
  if (nearest === undefined || nearest.steps > Math.max(2, Math.floor(given.length / 3))) return undefined;
  return `did you mean "${nearest.candidate}"?`;
}

/** Several next steps as one, those that are there. */
export function steps(...all: readonly (string | undefined)[]): string | undefined {
  const given = all.filter((step) => step !== undefined);
  return given.length > 0 ? given.join('; ') : undefined;
}
