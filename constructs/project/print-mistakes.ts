import { UserError } from '../../input/user-error';

/** Does what a main file does. Mistakes are printed to stderr, and the exit code is then 2. */
export function printMistakes(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
