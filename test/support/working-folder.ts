import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOrgs } from './root';
import { temporaryFolder } from './temporary-folder';

/**
 * A folder to work in, with the text of each org file by its name.
 *
 * @default - the example org dev, small
 */
export function workingFolder(texts: Readonly<Record<string, string>> = { dev: smallOrgText('dev') }): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'orgs'));
  for (const [name, text] of Object.entries(texts)) writeOrg(folder, name, text);
  return folder;
}

/** Writes an org file of a working folder. */
export function writeOrg(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, 'orgs', `${name}.yaml`), text);
}

type ExampleOrg = 'dev' | 'test' | 'prod';

/** The text of an example org with the operations that its flows need, which is quick to synthesise. */
export function smallOrgText(name: ExampleOrg): string {
  const unused = /^ {4}- (?!find-caller-by-phone|create-|find-(?:incident|case)-by)[a-z-]+\n/gm;
  return orgText(name).replace(unused, '');
}

/** The text of an example org. */
export function orgText(name: ExampleOrg): string {
  return readFileSync(join(exampleOrgs, `${name}.yaml`), 'utf8');
}

/** Every file under a folder: its text, by its path with slashes. A folder without files shows by its own path. */
export function filesIn(folder: string, under = '.'): Readonly<Record<string, string>> {
  const path = join(folder, under);
  if (lstatSync(path).isFile()) return { [under]: readFileSync(path, 'utf8') };
  const entries = readdirSync(path).sort();
  if (entries.length === 0) return { [`${under}/`]: '' };
  return Object.assign({}, ...entries.map((name) => filesIn(folder, under === '.' ? name : `${under}/${name}`)));
}
