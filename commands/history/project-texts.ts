import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';
import { git, textsInGit } from './git';

/** The texts of a project's files in one state, by the names of orgs and releases. */
export interface ProjectTexts {
  readonly orgs: ReadonlyMap<string, string>;
  readonly releases: ReadonlyMap<string, string>;
}

/** The files in the working directory. */
export function textsHere(): ProjectTexts {
  const textsIn = (folder: string) =>
    existsSync(folder) ? textsOf(readdirSync(folder), (file) => readFileSync(join(folder, file), 'utf8')) : new Map();
  return { orgs: textsIn('orgs'), releases: textsIn('releases') };
}

/** The files as a commit has them. */
export function textsAt(commit: string): ProjectTexts {
  const textsIn = (folder: string) => {
    const listed = git(['ls-tree', '-z', '--name-only', commit, `${folder}/`]) ?? '';
    const files = listed.split('\0').map((path) => path.slice(folder.length + 1));
    const yaml = files.filter((file) => file.endsWith('.yaml'));
    const texts = textsInGit(yaml.map((file) => `${commit}:./${folder}/${file}`));
    return textsOf(yaml, (file) => texts[yaml.indexOf(file)] ?? '');
  };
  return { orgs: textsIn('orgs'), releases: textsIn('releases') };
}

function textsOf(files: readonly string[], read: (file: string) => string): ReadonlyMap<string, string> {
  const yaml = files.filter((file) => file.endsWith('.yaml'));
  return new Map(yaml.map((file) => [file.slice(0, -'.yaml'.length), read(file)]));
}

/** The data of a text, whatever it is; undefined where it cannot be read. */
export function dataIn(text: string): unknown {
  const { root, readable } = parseYaml(text, '', { expected: 'a map', aliases: 'refused' });
  return readable ? dataOf(root) : undefined;
}

/** What the text of an org file says of its release; nothing where a release stands in it as a map. */
export function promotionIn(text: string): { readonly release?: string; readonly promotesFrom?: string } {
  const data = dataIn(text);
  if (typeof data !== 'object' || data === null) return {};
  const { release, promotesFrom } = data as Readonly<Record<string, unknown>>;
  return {
    ...(typeof release === 'string' && { release }),
    ...(typeof promotesFrom === 'string' && { promotesFrom }),
  };
}
