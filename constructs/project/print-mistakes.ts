import { UserError } from '../../input/user-error';
import { watchCodeEnds } from '../stack/code-ends';

/** Does what a main file does. Mistakes are printed to stderr, and the exit code is then 2. */
export function printMistakes(work: () => void): void {
  const stop = watchCodeEnds(printed);
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.exitCode = printed(error);
  } finally {
    stop();
  }
}

function printed({ message }: UserError): number {
  console.error(message);
  return 2;
}
