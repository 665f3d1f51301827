import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exampleOrgs, exampleReleases } from './root';
import { temporaryFolder } from './temporary-folder';

type Texts = Readonly<Record<string, string>>;

/**
 * A folder to work in, with the text of each org file and of each release file by its name.
 *
 * @param orgs @default - the example org dev
 * @param releases @default - the releases of the example orgs, small
 */
export function workingFolder(orgs: Texts = { dev: orgText('dev') }, releases: Texts = smallReleases()): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(orgs)) writeOrg(folder, name, text);
  for (const [name, text] of Object.entries(releases)) writeRelease(folder, name, text);
  return folder;
}

/** Writes an org file of a working folder. */
export function writeOrg(folder: string, name: string, text: string): void {
  writeText(join(folder, 'orgs', `${name}.yaml`), text);
}

/** Writes a release file of a working folder. */
export function writeRelease(folder: string, name: string, text: string): void {
  writeText(join(folder, 'releases', `${name}.yaml`), text);
}

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

type ExampleOrg = 'dev' | 'emea' | 'test' | 'prod';

/** The text of an example org. */
export function orgText(name: ExampleOrg): string {
  return readFileSync(join(exampleOrgs, `${name}.yaml`), 'utf8');
}

/** The name of the release that an example org runs. */
export function releaseOf(org: ExampleOrg): string {
  return /^release: (.*)$/m.exec(orgText(org))?.[1] ?? '';
}

/** The text of the release that an example org runs. */
export function releaseText(org: ExampleOrg): string {
  return readFileSync(join(exampleReleases, `${releaseOf(org)}.yaml`), 'utf8');
}

/** The same with no operations but those that its flows need, which is quick to synthesise. */
export function smallReleaseText(org: ExampleOrg): string {
  return small(releaseText(org));
}

/** The releases of the example orgs by their names. */
export function releaseTexts(): Texts {
  const names = readdirSync(exampleReleases).map((file) => basename(file, '.yaml'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(exampleReleases, `${name}.yaml`), 'utf8')]));
}

/** The same, each as small as `smallReleaseText` makes it. */
export function smallReleases(): Texts {
  return Object.fromEntries(Object.entries(releaseTexts()).map(([name, text]) => [name, small(text)]));
}

function small(release: string): string {
  return release.replace(/^ {2}- (?!find-caller-by-phone|create-|find-(?:incident|case)-by)[a-z-]+\n/gm, '');
}

/** Every file under a folder: its text, by its path with slashes. A folder without files shows by its own path. */
export function filesIn(folder: string, under = '.'): Readonly<Record<string, string>> {
  const path = join(folder, under);
  if (lstatSync(path).isFile()) return { [under]: readFileSync(path, 'utf8') };
  const entries = readdirSync(path).sort();
  if (entries.length === 0) return { [`${under}/`]: '' };
  return Object.assign({}, ...entries.map((name) => filesIn(folder, under === '.' ? name : `${under}/${name}`)));
}
