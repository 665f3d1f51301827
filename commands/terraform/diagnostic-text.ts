import type { Mistake } from '../../input/mistake';
import { plainLine } from '../../input/plain-line';
import type { StackResources } from './stack-resources';
import type { Diagnostic } from './terraform';

/** The errors among diagnostics as mistakes, each at its place in the project. */
export function diagnosticMistakes(
  diagnostics: readonly Diagnostic[],
  stack: StackResources,
  startAgain: string,
): readonly Mistake[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail, address }) => {
      const lines = [summary, ...detail.split('\n')].map((line) => line.trim());
      const isLock = summary.includes('state lock');
      return {
        path: address === undefined ? undefined : stack.pathOf(address),
        problem: stack.withPlaces(plainLine(lines.filter(Boolean).join(' '))),
        next: isLock ? `wait until the other process has ended, or ${startAgain}` : undefined,
      };
    });
}
