import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Edits } from '../../constructs/org';
import type { Org, Project } from '../../constructs/project/project';
import { goldensFolder } from '../../constructs/project/recorded-flows';
import { withValue } from '../../input/replace-value';
import { UserError } from '../../input/user-error';
import { writeBeside } from '../../input/write-beside';
import { shippedFiles, type Texts } from '../check/shipped-files';
import { notWritten } from './errors';
import { type Change, whatChanges } from './what-changes';

/** What it means for an org to run another release. */
export interface Move {
  readonly org: string;
  readonly from: string;
  readonly to: string;
  /** The file of the org: one word of it changes. */
  readonly file: string;
  /** Undefined where the files had mistakes before, so that nothing can be compared. */
  readonly changes: readonly Change[] | undefined;
  /** Golden files of what the org shipped before that change with it, sorted. */
  readonly goldens: readonly string[];
}

export interface PlannedMove extends Move {
  /** The text of its file with the other release. */
  readonly text: string;
}

/**
 * What a change of the release of an org means. Nothing is written.
 *
 * @param others further texts that are written with it. @default - none
 * @throws UserError when the org cannot run the release
 */
export function plannedMove(
  project: Project,
  { org, from, to }: Pick<Move, 'org' | 'from' | 'to'>,
  others: Edits = new Map(),
): PlannedMove {
  const file = `orgs/${org}.yaml`;
  const text = withValue(readFileSync(file, 'utf8'), 'release', to);
  const edits = new Map([...others, [join('orgs', `${org}.yaml`), text.replace(/^\ufeff/, '')]]);
  const [before, after] = [shippedBefore(project, org), shippedAfter(project, org, to, edits)];
  const paths = [...new Set([...(before?.keys() ?? []), ...after.keys()])].sort();
  const differing = paths.filter((path) => before?.get(path) !== after.get(path));
  return {
    org,
    from,
    to,
    file,
    changes: before && whatChanges(before, after),
    goldens: differing.map((path) => `${goldensFolder}/${path}`),
    text,
  };
}

/** Writes the file of an org, completely or not at all, where it is and with the rights that it has. */
export function writeMove({ file, text }: PlannedMove): void {
  const target = realpathSync(file);
  writeBeside(target, text, { mode: statSync(target).mode });
}

function shippedBefore(project: Project, org: string): Texts | undefined {
  try {
    return shippedFiles(named(project.loadOrgs(), org));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function shippedAfter(project: Project, org: string, release: string, edits: Edits): Texts {
  try {
    return shippedFiles(named(project.loadOrgs('.', edits), org));
  } catch (error) {
    if (error instanceof UserError) throw new UserError([...error.mistakes, notWritten(org, release)]);
    throw error;
  }
}

function named(orgs: readonly Org[], name: string): readonly Org[] {
  return orgs.filter((one) => one.name === name);
}
