import { distance } from 'fastest-levenshtein';

/**
 * The next step after a typo, `did you mean "x"?`, where a known word is near or begins with what was given; capitals do not
 * count.
 */
export function didYouMean(given: string, known: readonly string[]): string | undefined {
  if (given === '') return undefined;
  const word = given.toLowerCase();
  const far = known.map((candidate) => ({ candidate, steps: distance(word, candidate.toLowerCase()) }));
  const nearest = far.reduce<(typeof far)[number] | undefined>(
    (best, one) => (best === undefined || one.steps < best.steps ? one : best),
    undefined,
  );
  if (nearest === undefined) return undefined;
  const isNear = nearest.steps <= Math.max(2, Math.floor(given.length / 4));
  const [longer] = word.length < 3 ? [] : far.filter(({ candidate }) => candidate.toLowerCase().startsWith(word));
  const meant = isNear ? nearest : longer;
  return meant && `did you mean "${meant.candidate}"?`;
}

/** Several next steps as one, those that are there. */
export function steps(...all: readonly (string | undefined)[]): string | undefined {
  const given = all.filter((step) => step !== undefined);
  return given.length > 0 ? given.join('; ') : undefined;
}
