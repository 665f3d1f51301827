import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SandboxError } from '../errors';
import { tables } from '../servicenow/schema';
import { checkSettings, defaultSettings } from '../servicenow/settings';
import { parseScenarioDocument } from './document';
import { type Mistake, mistakesOf, pathText } from './mistakes';
import type { Scenario } from './scenario';
import { scenarioSchema } from './schema';

/**
 * Reads scenario files.
 *
 * @throws SandboxError with every mistake in all of them, each as `scenarios/x.yaml:4:5: faults[0].kind: got ...`
 */
export function loadScenarios(files: readonly string[]): readonly Scenario[] {
  const mistakes: string[] = [];
  const scenarios = files.flatMap((file) => load(file, mistakes) ?? []);
  if (mistakes.length > 0) throw new SandboxError(mistakes.join('\n'));
  return scenarios;
}

/** The scenario files of a folder, in the order of their names. @throws SandboxError when there are none */
export function scenarioFiles(folder: string): readonly string[] {
  const names = reading(folder, () => readdirSync(folder)).filter((name) => /^[^.].*\.yaml$/.test(name));
  if (names.length === 0) throw new SandboxError(`${folder}: holds no scenario file; add one that ends in .yaml`);
  return names.sort().map((name) => join(folder, name));
}

function load(file: string, mistakes: string[]): Scenario | undefined {
  const document = parseScenarioDocument(reading(file, () => readFileSync(file, 'utf8')));
  if (document.errors.length > 0) {
    mistakes.push(...document.errors.map((error) => `${file}:${error}`));
    return undefined;
  }
  const parsed = scenarioSchema.safeParse(document.value);
  const found = parsed.success
    ? settingsMistakes(parsed.data.serviceNow)
    : mistakesOf(parsed.error.issues, document.value);
  const placed = found.map(({ path, message }) => ({ path, message, offset: document.offset(path) }));
  mistakes.push(
    ...placed
      .toSorted((a, b) => a.offset - b.offset)
      .map(({ path, message, offset }) =>
        [`${file}:${document.place(offset)}`, ...(path.length > 0 ? [pathText(path)] : []), message].join(': '),
      ),
  );
  return parsed.success ? ({ name: basename(file, '.yaml'), file, ...parsed.data } as Scenario) : undefined;
}

/** What the types of the settings cannot say: tables and columns that do not exist. */
function settingsMistakes(given: object): readonly Mistake[] {
  const settings = { ...defaultSettings, ...given };
  try {
    checkSettings(settings, tables(settings.customColumns));
    return [];
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    const [, ...lines] = error.message.split('\n- ');
    return lines.map((message) => ({ path: ['serviceNow'], message }));
  }
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reason = code === 'ENOENT' ? 'there is no such file or folder' : message;
    throw new SandboxError(`${path}: cannot be read: ${reason}; check the path`);
  }
}
