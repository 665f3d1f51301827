import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { reading } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { checkSettings, defaultSettings, type ServiceNowSettings } from '../servicenow/settings';
import { tables } from '../servicenow/tables';
import { faultMistakes } from './fault-mistakes';
import type { Mistake } from './mistakes';
import { readDocument } from './read-document';
import { recordMistakes } from './record-mistakes';
import type { Scenario } from './scenario';
import { scenarioSchema } from './schema';

/**
 * Reads scenario files.
 *
 * @throws UserError with every mistake in all of them, each as `scenarios/x.yaml:4:5: faults[0].kind: got ...`
 */
export function loadScenarios(files: readonly string[]): readonly Scenario[] {
  const mistakes: string[] = [];
  const scenarios = files.flatMap((file) => load(file, mistakes) ?? []);
  if (mistakes.length > 0) throw new UserError(mistakes.map((problem) => ({ problem })));
  return scenarios;
}

/** The scenario files of a folder, in the order of their names. @throws UserError when there are none */
export function scenarioFiles(folder: string): readonly string[] {
  const names = reading(folder, () => readdirSync(folder)).filter((name) => /^[^.].*\.yaml$/.test(name));
  if (names.length === 0)
    throw new UserError([{ problem: `${folder}: holds no scenario file; add one that ends in .yaml` }]);
  return names.sort().map((name) => join(folder, name));
}

function load(file: string, mistakes: string[]): Scenario | undefined {
  const found = readDocument(file, scenarioSchema, mistakesBesides, mistakes);
  return found && ({ name: basename(file).replace(/\.ya?ml$/, ''), file, ...found } as Scenario);
}

/** What the schema cannot say. */
function mistakesBesides({ serviceNow, records, faults }: z.output<typeof scenarioSchema>): readonly Mistake[] {
  return [
    ...settingsMistakes(serviceNow),
    ...recordMistakes(records, { ...defaultSettings, ...serviceNow } as ServiceNowSettings),
    ...faultMistakes(faults, serviceNow as Partial<ServiceNowSettings>),
  ];
}

/** What the types of the settings cannot say: tables and columns that do not exist. */
function settingsMistakes(given: object): readonly Mistake[] {
  const settings = { ...defaultSettings, ...given };
  try {
    checkSettings(settings, tables(settings.customColumns));
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [, ...lines] = error.message.split('\n- ');
    return lines.map((message) => ({ path: ['serviceNow'], message }));
  }
}
