import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { parseYaml } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';
import { git, textsInGit } from './git';

/** The texts of a project's files in one state, by the names of orgs and releases. */
export interface ProjectTexts {
  readonly orgs: ReadonlyMap<string, string>;
  readonly releases: ReadonlyMap<string, string>;
}

/** The files in the working directory. A file that cannot be read has no text: the loader says why. */
export function textsHere(): ProjectTexts {
  const textsIn = (folder: string) => {
    const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
    return textsOf(isFolder ? readdirSync(folder) : [], (file) => textOf(join(folder, file)));
  };
  return { orgs: textsIn('orgs'), releases: textsIn('releases') };
}

function textOf(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    if (error instanceof UserError) return '';
    throw error;
  }
}

/** The files as a commit has them. */
export function textsAt(commit: string): ProjectTexts {
  const textsIn = (folder: string) => {
    const listed = git(['ls-tree', '-z', '--name-only', commit, `${folder}/`]) ?? '';
    const files = listed.split('\0').map((path) => path.slice(folder.length + 1));
    const yaml = files.filter(isYaml);
    const texts = textsInGit(yaml.map((file) => `${commit}:./${folder}/${file}`));
    return textsOf(yaml, (file) => texts[yaml.indexOf(file)] ?? '');
  };
  return { orgs: textsIn('orgs'), releases: textsIn('releases') };
}

function textsOf(files: readonly string[], read: (file: string) => string): ReadonlyMap<string, string> {
  return new Map(files.filter(isYaml).map((file) => [file.slice(0, -'.yaml'.length), read(file)]));
}

function isYaml(file: string): boolean {
  return /^[^.].*\.yaml$/.test(file);
}

/** The data of a text, whatever it is; undefined where it cannot be read. */
export function dataIn(text: string): unknown {
  const { root, readable } = parseYaml(text.replace(/^\ufeff/, ''), '', { expected: 'a map', aliases: 'refused' });
  return readable ? dataOf(root) : undefined;
}

/** The release that the text of an org file names; nothing where the release is a map in it. */
export function promotionIn(text: string): { readonly release?: string; readonly promotesFrom?: string } {
  const data = dataIn(text);
  if (typeof data !== 'object' || data === null) return {};
  const { release, promotesFrom } = data as Readonly<Record<string, unknown>>;
  return {
    ...(typeof release === 'string' && { release }),
    ...(typeof promotesFrom === 'string' && { promotesFrom }),
  };
}
