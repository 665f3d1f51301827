import type { Mistake } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';

/** Runs a step. A UserError is kept for later, and then the result of the step is never used. */
type Attempt = <T>(step: () => T) => T;

/**
 * Runs `make`, and throws the mistakes of all its steps as one UserError. Where an earlier step spoke about a place, later
 * ones have nothing to add.
 */
export function collectMistakes<T>(make: (attempt: Attempt) => T): T {
  const mistakes: Mistake[] = [];
  const made = make((step) => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const said = new Set(mistakes.map(({ path }) => path));
      mistakes.push(...error.mistakes.filter(({ path }) => path === undefined || !said.has(path)));
      return undefined as never;
    }
  });
  if (mistakes.length > 0) throw new UserError(mistakes);
  return made;
}
