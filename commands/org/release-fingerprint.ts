import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { releaseInconsistencies } from '../../constructs/org/consistency';
import type { ReleaseConfig } from '../../constructs/org/org-config';
import { releaseSchema } from '../../constructs/org/schema/release';
import type { Org, Project } from '../../constructs/project/project';
import { releaseNames } from '../../constructs/project/release-names';
import { canonicalJson } from '../../release/canonical-json';
import { dataIn, type ProjectTexts, textsHere } from '../history/project-texts';
import { neutralOrg } from './neutral-org';
import { packageVersion } from './package-version';
import { temporarySynthesis } from './temporary-synthesis';

export interface ReleaseFingerprintOptions {
  /** @default - the files in the working directory */
  readonly texts?: ProjectTexts;
  /** @default - that of this package */
  readonly version?: string;
}

const digits = 12;

/**
 * The fingerprint of a release: 12 hexadecimal digits of a SHA-256 over what a neutral org gets with it, and the version of
 * the package. Undefined where the release has mistakes, or where the stack of the project is not to be made for such an org.
 */
export function releaseFingerprint(
  project: Project,
  name: string,
  { texts = textsHere(), version = packageVersion() }: ReleaseFingerprintOptions = {},
): string | undefined {
  const release = releaseIn(texts, name, project);
  if (release === undefined) return undefined;
  const files = filesFor(neutralOrg(project, name, release, [...texts.orgs.values()].flatMap(queueKeysIn)));
  return files && createHash('sha256').update(canonicalJson({ version, files })).digest('hex').slice(0, digits);
}

function releaseIn({ releases }: ProjectTexts, name: string, project: Project): ReleaseConfig | undefined {
  const data = dataIn(releases.get(name) ?? '');
  const { data: release } = releaseSchema(releaseNames(project)).safeParse(data);
  return releaseInconsistencies(data, project.operations.names).length === 0 ? release : undefined;
}

function queueKeysIn(text: string): readonly string[] {
  const { queues } = (dataIn(text) ?? {}) as { readonly queues?: unknown };
  return typeof queues === 'object' && queues !== null ? Object.keys(queues) : [];
}

/** The files of a stack by their paths. The stack is a value, so that the order of its keys does not count. */
function filesFor(org: Org): object | undefined {
  try {
    return temporarySynthesis([org], (stacks) =>
      Object.fromEntries(stacks.flatMap(({ folder }) => contentsOf(folder))),
    );
  } catch {
    // Code of the project may throw anything for an org that it does not know. Its own orgs report what is wrong.
    return undefined;
  }
}

function contentsOf(folder: string): readonly (readonly [path: string, content: unknown])[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const text = readFileSync(path, 'utf8');
    return [relative(folder, path).split(sep).join('/'), name.endsWith('.json') ? JSON.parse(text) : text] as const;
  });
}
