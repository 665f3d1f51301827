import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mistakeText } from '../../../input/mistake';
import { loadScenarios } from '../../../sandbox/scenario';
import { placedMistakes } from '../../support/placed-mistakes';
import { temporaryFolder } from '../../support/temporary-folder';

/** A scenario file of these lines; its path. */
export function scenarioFile(lines: readonly string[], name = 'mine.yaml'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** The mistakes in a scenario file of these lines, each with its place, without the name of the file. */
export function mistakesIn(...lines: readonly string[]): readonly string[] {
  const path = scenarioFile(lines);
  return placedMistakes(() => loadScenarios([path])).map((mistake) => mistakeText(mistake).replace(`${path}:`, ''));
}
