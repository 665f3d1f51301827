import { isDeepStrictEqual } from 'node:util';
import type { Mistake } from '../../input/mistake';
import { commitOf } from './commit-of';
import { git } from './git';
import { dataIn, type ProjectTexts, promotionIn, textsAt, textsHere } from './project-texts';

/** The states that are compared. */
export interface Compared {
  /** The base branch: it says which releases are frozen. */
  readonly base: ProjectTexts;
  /** Where the work began: the last commit that it shares with the base branch. */
  readonly begun: ProjectTexts;
  readonly now: ProjectTexts;
}

/**
 * The releases that the work in this folder changes or removes although an org runs them after others did.
 *
 * @param base a branch, a tag or a commit. @throws UserError when git does not know it, or is not there
 */
export function changedFrozenReleases(base: string): readonly Mistake[] {
  const commit = commitOf(base);
  const begun = git(['merge-base', commit, 'HEAD'])?.trim() || commit;
  return frozenMistakes({ base: textsAt(commit), begun: textsAt(begun), now: textsHere() });
}

/** Comments, and how values are written, may change in a frozen release. */
export function frozenMistakes({ base, begun, now }: Compared): readonly Mistake[] {
  const users = new Map<string, string[]>();
  for (const [org, text] of base.orgs) {
    const { release, promotesFrom } = promotionIn(text);
    if (release === undefined || promotesFrom === undefined || !now.orgs.has(org)) continue;
    users.set(release, [...(users.get(release) ?? []), org]);
  }
  return [...users].sort().flatMap(([release, orgs]): readonly Mistake[] => {
    const [before, text] = [begun.releases.get(release), now.releases.get(release)];
    if (before === undefined) return [];
    if (text === undefined) return [frozenRelease(release, orgs, 'is removed', 'bring it back')];
    if (isDeepStrictEqual(dataIn(before), dataIn(text))) return [];
    return [
      frozenRelease(release, orgs, 'is changed', 'undo that, and cut a new release: npm run releases -- cut <name>'),
    ];
  });
}

function frozenRelease(release: string, orgs: readonly string[], done: string, next: string): Mistake {
  return { file: `releases/${release}.yaml`, problem: `runs in ${orgs.join(', ')} and ${done}`, next };
}
