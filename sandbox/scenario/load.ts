import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Finding } from '../../input/finding';
import { readData } from '../../input/read-data';
import { reading } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { defaultSettings, type ServiceNowSettings } from '../servicenow/settings';
import { settingsFindings } from '../servicenow/settings-findings';
import { tables } from '../servicenow/tables';
import { faultFindings } from './fault-findings';
import { recordFindings } from './record-findings';
import type { Scenario } from './scenario';
import { scenarioSchema } from './schema';

/**
 * Reads scenario files.
 *
 * @param ownTables tables of the instance that the base system does not have, or not with these columns. @default - none
 * @throws UserError with every mistake in all of them, each as `scenarios/x.yaml:4:5: faults[0].kind: got ...`
 */
export function loadScenarios(files: readonly string[], ownTables: OwnTables = {}): readonly Scenario[] {
  const rules = (read: z.output<typeof scenarioSchema>) => ruleFindings(read, ownTables);
  const read = files.map((file) => ({ file, data: readData(file, scenarioSchema, rules) }));
  const mistakes = read.flatMap(({ data }) => ('mistakes' in data ? data.mistakes : []));
  if (mistakes.length > 0) throw new UserError(mistakes);
  return read.flatMap(({ file, data }) => {
    if ('mistakes' in data) return [];
    const name = basename(file).replace(/\.ya?ml$/, '');
    const { placeOf, value } = data;
    const flowPlace = value.flow === undefined ? {} : { flowPlace: placeOf(['flow']) };
    return [{ name, file, place: placeOf(['interaction']), ...flowPlace, ...value }];
  });
}

/** The scenario files of a folder, in the order of their names. @throws UserError when there are none */
export function scenarioFiles(folder: string): readonly string[] {
  const names = reading(folder, () => readdirSync(folder)).filter((name) => /^[^.].*\.yaml$/.test(name));
  if (names.length === 0)
    throw new UserError([{ file: folder, problem: 'no scenario file', expected: 'one that ends in .yaml' }]);
  return names.sort().map((name) => join(folder, name));
}

type OwnTables = ServiceNowSettings['ownTables'];

/** Mistakes that the schema cannot express: tables, columns and records that ServiceNow does not take. */
function ruleFindings(
  { serviceNow, records, faults }: z.output<typeof scenarioSchema>,
  ownTables: OwnTables,
): readonly Finding[] {
  const settings: ServiceNowSettings = { ...defaultSettings, ownTables, ...serviceNow };
  return [
    ...settingsFindings(settings, tables(settings)).map((found) => ({
      ...found,
      at: ['serviceNow', ...found.at],
    })),
    ...recordFindings(records, settings),
    ...faultFindings(faults, settings),
  ];
}
