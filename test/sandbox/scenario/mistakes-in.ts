import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../input/user-error';
import { loadScenarios } from '../../../sandbox/scenario';
import { temporaryFolder } from '../../support/temporary-folder';

/** A scenario file of these lines; its path. */
export function scenarioFile(lines: readonly string[], name = 'mine.yaml'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** What is said about a scenario file of these lines, without its name. */
export function mistakesIn(...lines: readonly string[]): readonly string[] {
  const path = scenarioFile(lines);
  try {
    loadScenarios([path]);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split('\n').map((line) => line.replace(`${path}:`, ''));
  }
}
