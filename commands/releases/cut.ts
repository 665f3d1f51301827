import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseName, releaseNameInWords } from '../../constructs/org/schema/release-name';
import type { Project } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { writeBeside } from '../../input/write-beside';
import { carryOut, nothingToDo } from './carry-out';
import type { CommitOptions } from './commit';
import { badName, nameTaken, severalChains, unknownRelease } from './errors';
import { plannedMove } from './move';
import type { Outcome } from './outcome';
import { Promotions } from './promotions';

export interface CutOptions extends CommitOptions {
  /** The org that runs it from now on. @default - the first of the chain */
  readonly org?: string;
  /** The release that is copied. @default - the one that this org runs */
  readonly from?: string;
}

/** Makes a new release, a copy of another one, and lets the first org of a chain run it. @throws UserError if it cannot */
export function cutRelease(project: Project, name: string, options: CutOptions): Outcome {
  if (!releaseName.test(name)) throw new UserError([badName(name, releaseNameInWords)]);
  const promotions = new Promotions(project);
  const org = options.org ?? firstOrg(promotions);
  const { release: present } = promotions.of(org, '--org');
  if (present === name) return nothingToDo({ org, to: name }, `${org} runs ${name} already.`);
  const file = `releases/${name}.yaml`;
  if (promotions.releases.includes(name)) throw new UserError([nameTaken(file)]);
  const from = options.from ?? present;
  if (!promotions.releases.includes(from)) throw new UserError([unknownRelease('--from', from, promotions.releases)]);
  const text = readFileSync(join('releases', `${from}.yaml`), 'utf8');
  const copy = new Map([[join('releases', `${name}.yaml`), text.replace(/^\ufeff/, '')]]);
  return carryOut(plannedMove(project, { org, from: present, to: name }, copy), options, {
    subject: `Cut release ${name}`,
    made: [file],
    next: `edit ${file}, then npm run check -- --update`,
    make: () => writeBeside(file, text),
  });
}

/** The only org, or the only one that others promote from and that promotes from none. */
function firstOrg({ orgs }: Promotions): string {
  const names = [...orgs.keys()].sort();
  const firsts = names.filter((name) => orgs.get(name)?.promotesFrom === undefined);
  const followed = firsts.filter((name) => [...orgs.values()].some(({ promotesFrom }) => promotesFrom === name));
  const [only, ...more] = followed.length > 0 ? followed : firsts;
  if (only === undefined || more.length > 0) throw new UserError([severalChains(firsts)]);
  return only;
}
