import { SandboxError } from '../../errors';

/** Runs a step; a SandboxError is kept for later, and what the step would give is never used. */
type Attempt = <T>(step: () => T) => T;

/** Makes something of several steps. The mistakes of all of them are thrown as one SandboxError. */
export function collected<T>(make: (attempt: Attempt) => T): T {
  const mistakes: string[] = [];
  const made = make((step) => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      mistakes.push(error.message);
      return undefined as never;
    }
  });
  if (mistakes.length > 0) throw new SandboxError(mistakes.join('\n'));
  return made;
}
