import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OperationSet } from '../../constructs/servicenow';
import { reading, readTextFile } from '../../input/text-file';
import { parseYaml } from '../../input/yaml-document';
import { loadScenarios, type Scenario } from '../../sandbox/scenario';
import { tablesOfOperations } from '../org/instance-setup';
import { packagedScenarios } from './scenarios';

/** Where a project keeps scenarios of its own. */
const folder = 'scenarios';

export interface OwnScenarios {
  /** Those that name a flow. Their names are the paths of their files, by which `simulate` plays them. */
  readonly withFlow: readonly Scenario[];
  /** The files of those that name none. */
  readonly withoutFlow: readonly string[];
}

/**
 * The scenarios in the folder `scenarios` of a project. Other files there, such as files of objects, are left out.
 *
 * @throws UserError for mistakes in the scenarios that name a flow, and in files that are not YAML
 */
export function ownScenarios(operations: OperationSet): OwnScenarios {
  const isOwn = existsSync(folder) && resolve(folder) !== packagedScenarios;
  const names = isOwn ? reading(folder, () => readdirSync(folder)).filter((name) => /^[^.].*\.ya?ml$/i.test(name)) : [];
  const files = names.sort().map((name) => join(folder, name));
  const keys = new Map(files.map((file) => [file, keysOf(file)]));
  const has = (file: string, key: string) => keys.get(file)?.has(key) ?? true;
  const withFlow = loadScenarios(
    files.filter((file) => has(file, 'flow')),
    tablesOfOperations(operations),
  );
  return {
    withFlow: withFlow.map((scenario) => ({ ...scenario, name: scenario.file })),
    withoutFlow: files.filter((file) => !has(file, 'flow') && has(file, 'interaction')),
  };
}

/** The keys of a file; undefined if it cannot be read as YAML. */
function keysOf(file: string): ReadonlyMap<string, unknown> | undefined {
  const { readable, root } = parseYaml(readTextFile(file), file, { expected: 'a scenario', aliases: 'accepted' });
  if (!readable) return undefined;
  return root.kind === 'map' ? root.entries : new Map();
}
