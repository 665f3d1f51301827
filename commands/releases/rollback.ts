import type { Project } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { isShallow } from '../history/git';
import { type Earlier, earlierRelease, releaseRuns } from '../history/release-history';
import { carryOut, nothingToDo } from './carry-out';
import type { CommitOptions } from './commit';
import { noEarlierRelease, unknownRelease } from './errors';
import { plannedMove } from './move';
import type { Outcome } from './outcome';
import { Promotions } from './promotions';

export interface RollbackOptions extends CommitOptions {
  /** The release to go back to. @default - the one that the org ran before, from git */
  readonly to?: string;
}

/** Lets an org run a release that it ran before. @throws UserError when there is none, or the org cannot run it */
export function rollback(project: Project, org: string, options: RollbackOptions): Outcome {
  const promotions = new Promotions(project);
  const { release: present } = promotions.of(org, 'rollback');
  const earlier: Earlier = options.to === undefined ? earlierOf(org, present) : { release: options.to };
  if ('none' in earlier) {
    if (earlier.none === 'first') throw new UserError([noEarlierRelease(org, isShallow())]);
    const further = `To go further back, name the release: npm run rollback -- ${org} --to <release>`;
    return nothingToDo({ org, to: present }, `${org} went back to ${present} already. ${further}`);
  }
  const { release } = earlier;
  if (!promotions.releases.includes(release)) {
    const path = options.to === undefined ? 'rollback' : '--to';
    throw new UserError([unknownRelease(path, release, promotions.releases)]);
  }
  const move = { org, from: present, to: release };
  if (release === present) return nothingToDo(move, `${org} runs ${release} already.`);
  return carryOut(plannedMove(project, move), options, { subject: `Roll ${org} back to ${release}` });
}

/** A change that is not committed counts as the newest. */
function earlierOf(org: string, present: string): Earlier {
  return earlierRelease([present, ...releaseRuns(org).map(({ release }) => release)]);
}
