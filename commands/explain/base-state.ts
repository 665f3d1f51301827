import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Org, Project } from '../../constructs/project/project';
import { goldensFolder } from '../../constructs/project/recorded-flows';
import { UserError } from '../../input/user-error';
import { type GoldenTexts, goldensAt } from '../history/goldens-at';
import { textsAt } from '../history/project-texts';
import type { State } from './explain-result';

/** An org in the base state. */
export interface BaseOrg {
  /** The golden files: all that shipped to it. */
  readonly files: GoldenTexts;
  /** The org as its files described it. @default - they cannot be read today */
  readonly org?: Org | undefined;
}

/** The orgs of the base, by their names. @throws UserError for a base without golden files */
export function baseOrgs({ name, commit }: State, project: Project, temporary: string): ReadonlyMap<string, BaseOrg> {
  const goldens = goldensAt(commit, goldensFolder);
  if (goldens.size === 0)
    throw new UserError([
      {
        path: '--base',
        given: `${name} (${commit})`,
        expected: `a commit with golden files in ${goldensFolder}`,
        next: 'write them with npm run check -- --update and commit them there first',
      },
    ]);
  const orgs = orgsAt(commit, project, temporary);
  return new Map([...goldens].map(([org, files]) => [org, { files, org: orgs.find((it) => it.name === org) }]));
}

/** The orgs as the base describes them; none where its files do not suit the code of today. */
function orgsAt(commit: string, project: Project, temporary: string): readonly Org[] {
  const folder = mkdtempSync(join(temporary, 'base-'));
  const { orgs, releases } = textsAt(commit);
  for (const [kind, texts] of Object.entries({ orgs, releases }))
    for (const [name, text] of texts) writeText(join(folder, kind, `${name}.yaml`), text);
  try {
    return project.loadOrgs(folder);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
