import { dirname, join } from 'node:path';
import { releaseInconsistencies } from './consistency';
import { badReleaseFileName } from './errors';
import type { ReleaseConfig } from './org-config';
import type { ReleaseNames } from './release-names';
import { releaseSchema } from './schema/release';
import { releaseName } from './schema/release-name';
import { type Edits, nameOf, readSource, type SourceFile, yamlFiles } from './source-file';

export type ReleaseFile = SourceFile<ReleaseConfig>;

/** The release files of a project. Each is read once. */
export interface ReleaseFiles {
  /** The names of all, sorted. */
  readonly names: readonly string[];
  readonly find: (name: string) => ReleaseFile | undefined;
}

/** The folder `releases` beside a folder of org files; it may be missing. */
export function releaseFiles(orgs: string, names: ReleaseNames, edits: Edits): ReleaseFiles {
  const folder = join(dirname(orgs), 'releases');
  const files = new Map(yamlFiles(folder, edits).map((path) => [nameOf(path), path]));
  const read = new Map<string, ReleaseFile>();
  const kind = {
    schema: releaseSchema(names),
    names: releaseName,
    badFileName: badReleaseFileName,
    inconsistencies: (data: unknown) => releaseInconsistencies(data, names.operations),
  };
  return {
    names: [...files.keys()],
    find: (name) => {
      const path = files.get(name);
      if (path === undefined) return undefined;
      const found = read.get(name) ?? readSource(path, kind, edits);
      read.set(name, found);
      return found;
    },
  };
}
