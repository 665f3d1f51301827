import { loadProject } from './load-project';
import { printMistakes } from './print-mistakes';

/**
 * Synthesises the project in the working directory: what `main.ts` does. Mistakes, those in `project.ts` among them, are
 * printed to stderr, and the exit code is then 2.
 */
export function synthProject(): void {
  printMistakes(() => loadProject().synth());
}
