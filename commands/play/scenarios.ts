import { dirname, join, relative, resolve } from 'node:path';
import type { OperationSet } from '../../constructs/servicenow';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { packageRoot } from '../../package-root';
import { loadScenarios, type Scenario, scenarioFiles } from '../../sandbox/scenario';
import { tablesOfOperations } from '../org/instance-setup';
import { isPath } from '../terminal/options';

/** The folder of the scenarios that come with this project. */
export const packagedScenarios = join(packageRoot, 'scenarios');

/** The scenarios that `start` plays, in this order. */
export const mainScenarios: readonly string[] = [
  'token-about-to-expire',
  'token-revoked',
  'rate-limit-burst',
  'answer-lost',
  'servicenow-down',
];

/**
 * Loads scenarios by name or by path.
 *
 * @param given words of the command line. @default - all that come with this project
 * @param path what the words belong to, for messages
 * @throws UserError for unknown names and for mistakes in the files
 */
export function scenariosNamed(
  given: readonly string[] | undefined,
  operations: OperationSet,
  path = '--scenario',
): readonly Scenario[] {
  const known = scenarioFiles(packagedScenarios).map((file) => relative('', file));
  const ownTables = tablesOfOperations(operations);
  if (given === undefined) return loadScenarios(known, ownTables);
  const names = known.map((file) => file.replace(/^.*[\\/]|\.yaml$/g, ''));
  const unknown = given.filter((word) => !isPath(word) && !names.includes(word));
  if (unknown.length > 0) {
    const expected = `${oneOfText(names)}, or the path of a file`;
    throw new UserError(
      unknown.map((word) => ({
        path,
        given: shown(word),
        expected,
        next: didYouMean(word, names),
      })),
    );
  }
  const files = given.map((word) => (isPath(word) ? word : (known[names.indexOf(word)] as string)));
  return loadScenarios(files, ownTables);
}

/** Whether a scenario comes with this project. It then expects the results of the shipped flows. */
export function comesWithProject({ file }: Scenario): boolean {
  return dirname(resolve(file)) === packagedScenarios;
}
