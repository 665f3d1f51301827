import { join, relative } from 'node:path';
import { didYouMean, UserError } from '../constructs/errors';
import { loadScenarios, type Scenario, scenarioFiles } from '../sandbox/scenario';

const folder = join(__dirname, '..', 'scenarios');

/** The scenarios that the main job plays, one after the other. */
export const mainScenarios: readonly string[] = [
  'token-about-to-expire',
  'token-revoked',
  'rate-limit-burst',
  'answer-lost',
  'servicenow-down',
];

/**
 * Loads scenarios by name, or by path where a word holds a slash or ends in `.yaml`.
 *
 * @param given @default - all that come with this project
 * @throws UserError for unknown names, SandboxError for mistakes in the files
 */
export function scenariosNamed(given?: readonly string[]): readonly Scenario[] {
  const known = scenarioFiles(folder).map((file) => relative('', file));
  if (given === undefined) return loadScenarios(known);
  const names = known.map((file) => file.replace(/^.*[\\/]|\.yaml$/g, ''));
  const isPath = (word: string) => /[\\/]|\.yaml$/.test(word);
  const unknown = given.filter((word) => !isPath(word) && !names.includes(word));
  if (unknown.length > 0) {
    const expected = `expected ${names.join(', ')} or the path of a file`;
    throw new UserError(unknown.map((word) => `there is no scenario "${word}"; ${expected}${didYouMean(word, names)}`));
  }
  return loadScenarios(given.map((word) => (isPath(word) ? word : (known[names.indexOf(word)] as string))));
}
