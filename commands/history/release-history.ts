import { git, textsInGit } from './git';
import { promotionIn } from './project-texts';

/** A release that an org ran for some time, by the commits of its file. */
export interface ReleaseRun {
  /** Undefined where the file named none, as before releases had names. */
  readonly release: string | undefined;
  /** The date of the commit from which on it ran, such as 2026-12-01. */
  readonly since: string;
}

/** The releases that an org ran, the newest first. A merge counts on its own day. */
export function releaseRuns(org: string): readonly ReleaseRun[] {
  const file = `orgs/${org}.yaml`;
  const log = git(['log', '--first-parent', '--no-show-signature', '--format=%H %cs', '--', file]) ?? '';
  const commits = log.split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ') as [string, string]]));
  const texts = textsInGit(commits.map(([commit]) => `${commit}:./${file}`));
  return commits
    .map(([, since], index) => ({ release: promotionIn(texts[index] ?? '').release, since }))
    .filter(({ release }, index, all) => release !== all[index + 1]?.release);
}

/** The release to go back to, or why there is none. */
export type Earlier = { readonly release: string } | { readonly none: 'went back' | 'first' };

/**
 * The release that an org ran before the present one. Releases from which it went back are left out.
 *
 * @param runs releases, the newest first: the present one included
 */
export function earlierRelease(runs: readonly (string | undefined)[]): Earlier {
  let wentBack = false;
  const path: string[] = [];
  for (const release of runs.toReversed()) {
    if (release === undefined || release === path.at(-1)) continue;
    const at = path.indexOf(release);
    wentBack = at >= 0;
    if (wentBack) path.length = at;
    path.push(release);
  }
  const release = path.at(-2);
  if (wentBack) return { none: 'went back' };
  return release === undefined ? { none: 'first' } : { release };
}
