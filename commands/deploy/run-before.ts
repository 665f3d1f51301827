import type { Org } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { isShallow } from '../history/git';
import { releaseRuns } from '../history/release-history';

/** The org that a release comes from. */
export interface RunBefore {
  readonly org: string;
  /** The date from which on it runs this release, such as 2026-11-20. */
  readonly since: string;
}

/** Since when the org that an org promotes from runs the same release, as far as git knows. */
export function runBefore({
  promotesFrom,
  releaseName,
}: Pick<Org, 'promotesFrom' | 'releaseName'>): RunBefore | undefined {
  if (promotesFrom === undefined) return undefined;
  try {
    const [run] = releaseRuns(promotesFrom);
    return run?.release === releaseName && !isShallow() ? { org: promotesFrom, since: run.since } : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
