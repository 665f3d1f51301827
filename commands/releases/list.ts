import type { Project } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { getHistory, isShallow } from '../history/git';
import { releaseRuns } from '../history/release-history';
import { inChainOrder } from '../org/in-chain-order';
import { releaseFingerprint } from '../org/release-fingerprint';
import { table } from '../terminal/table';
import type { Outcome } from './outcome';
import { Promotions } from './promotions';

interface Row {
  readonly org: string;
  readonly release: string;
  /** Undefined where there is none. */
  readonly fingerprint: string | undefined;
  /** When it began, such as `since 2026-12-01`; undefined without git. */
  readonly since: string | undefined;
  readonly promotesFrom?: string;
}

/** Which org runs which release, and since when, in the order of promotion. @throws UserError for what an org file lacks */
export function listReleases(project: Project): Outcome {
  const promotions = new Promotions(project);
  const orgs = [...promotions.orgs.keys()].sort().map((name) => ({ name, ...promotions.of(name, 'releases') }));
  const running = [...new Set(orgs.map(({ release }) => release))];
  const fingerprints = new Map(running.map((name) => [name, releaseFingerprint(project, name)]));
  const { since, note } = history();
  const rows = inChainOrder(orgs).map(({ name, release, promotesFrom }): Row => {
    const follows = promotesFrom === undefined ? {} : { promotesFrom };
    const fingerprint = fingerprints.get(release);
    return { org: name, release, fingerprint, since: since(name, release), ...follows };
  });
  const unused = promotions.releases.filter((name) => !rows.some(({ release }) => release === name));
  const lines = rows.map(({ org, release, fingerprint, since: from, promotesFrom }) => {
    return [
      org,
      release,
      fingerprint ?? '',
      from ?? '',
      promotesFrom === undefined ? '' : `promotes from ${promotesFrom}`,
    ];
  });
  const rest = unused.length === 0 ? [] : [`No org runs ${unused.join(', ')}.`];
  return { text: [table(lines), ...rest, ...note].join('\n'), data: { orgs: rows, unused } };
}

/** Since when an org runs a release, and a note for people where git knows too little. */
function history() {
  try {
    const shallow = isShallow();
    const note = shallow ? [`This clone is shallow, so that days may be missing; ${getHistory}`] : [];
    return { since: (org: string, release: string) => sinceWhen(org, release, shallow), note };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { since: () => undefined, note: [`No days are known: ${error.message}`] };
  }
}

function sinceWhen(org: string, release: string, shallow: boolean): string {
  const [newest, ...older] = releaseRuns(org);
  if (newest?.release !== release) return 'not committed';
  return shallow && older.length === 0 ? `before ${newest.since}` : `since ${newest.since}`;
}
