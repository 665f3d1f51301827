import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/root';
import type { ByOrg } from './rules';

/** The folder of the recorded versions: what each declares for the example orgs. */
export const recordedFolder = join(root, 'test', 'versions', 'recorded');

/** Every recorded version, from the oldest to the newest. */
export function recordedVersions(): readonly (readonly [version: string, orgs: ByOrg])[] {
  const versions = readdirSync(recordedFolder).map((file) => file.replace(/\.json$/, ''));
  const ordered = versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return ordered.map((version) => [
    version,
    JSON.parse(readFileSync(join(recordedFolder, `${version}.json`), 'utf8')) as ByOrg,
  ]);
}

/** The version of this project. */
export function currentVersion(): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}
