import type { Org } from '../../constructs/project/project';
import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { ChangeLine } from '../../release/change-lines';
import { knownIds } from '../../release/shown-plan';
import { neededFor } from '../permissions/needed';
import { declaredObjects } from '../preflight/declared-objects';
import { preflight } from '../preflight/preflight';
import { hasFailed, type Row } from '../preflight/row';
import { rowsText } from '../preflight/text';
import { smoke } from '../smoke/smoke';
import { subjectOf } from '../smoke/subject';
import { announcedWait } from '../terminal/announced-wait';
import type { Change } from '../terraform/changes';
import { doneText } from '../terraform/text';
import { notDone } from './not-done';
import { inOrgSession, type OrgPlan, type OrgSession } from './org-session';
import { about, type PlanOrgOptions, type PlanOrgResult, planWith, resultOf } from './plan-org';
import { linesText, orgHeadline } from './text';

/** Why nothing was applied: the plan is another one, preflight stops it, or the person at the terminal does. */
type Refused = 'other plan' | 'preflight' | 'declined';

export interface ApplyOrgResult extends PlanOrgResult {
  readonly refused?: Refused | undefined;
  /** The fingerprint of the plan that was read. */
  readonly expected?: string | undefined;
  /** The rows of preflight. @default - it was not asked */
  readonly preflight?: readonly Row[] | undefined;
  /** The work of Terraform, in its order: `create`, `update` or `delete`, and the resource. */
  readonly done: readonly { readonly action: string; readonly address: string; readonly path: string }[];
  /** Why Terraform stopped, or why the second plan or the smoke test could not be made. */
  readonly mistakes: readonly Mistake[];
  /** Changes of the plan that were not made, or not wholly. */
  readonly notDone: readonly Change[];
  /** Whether Terraform ended without an error. @default - nothing was applied */
  readonly isComplete?: boolean | undefined;
  /** The changes that a second plan still has. @default - no second plan was made */
  readonly secondPlan?: readonly ChangeLine[] | undefined;
  /** The rows of the smoke test. @default - nothing was tried */
  readonly smoke?: readonly Row[] | undefined;
}

export interface ApplyOrgOptions extends Omit<PlanOrgOptions, 'withShown'> {
  /** The fingerprint of the plan that was read. */
  readonly expect?: string | undefined;
  /** Whether what preflight has found does not matter. What exists is not overwritten all the same. @default false */
  readonly force?: boolean | undefined;
  /** Called with each line of progress. */
  readonly onLine: (line: string) => void;
  /** Asks whether the plan is applied, where no fingerprint is given. */
  readonly confirm: () => Promise<boolean>;
}

type Outcome = Partial<Omit<ApplyOrgResult, keyof PlanOrgResult>>;

/** Applies the stack of an org, when the plan is the one that was read. @throws UserError when that cannot be begun */
export function applyOrg(org: Org, options: ApplyOrgOptions): Promise<ApplyOrgResult> {
  const { adopt = false, expect: expected, onLine } = options;
  return inOrgSession(org, options, async (session) => {
    const planned = await planWith(session, adopt);
    const outcome = session.wasInterrupted ? {} : await applied(session, planned, options);
    const { wasInterrupted } = session;
    const nothing = { done: [], mistakes: [], notDone: [] };
    return { ...about(session), ...resultOf(planned), adopt, expected, ...nothing, ...outcome, wasInterrupted };
  });

  async function applied(
    session: OrgSession,
    planned: OrgPlan,
    { force = false, confirm }: ApplyOrgOptions,
  ): Promise<Outcome> {
    if (expected !== undefined && expected !== planned.fingerprint) return { refused: 'other plan' };
    if (planned.isEmpty) return {};
    onLine([orgHeadline(about(session)), linesText(planned.lines)].join('\n'));
    const rows = await preflightRows(session, planned);
    if (rows.some(({ overwrites }) => overwrites) || (hasFailed(rows) && !force))
      return { refused: 'preflight', preflight: rows };
    if (session.wasInterrupted) return { preflight: rows };
    if (hasFailed(rows)) onLine(rowsText(rows.filter(({ result }) => result === 'failed')));
    if (expected === undefined && !(await confirm())) return { refused: 'declined', preflight: rows };
    return { preflight: rows, ...(await carriedOut(session, planned, onLine)) };
  }
}

async function preflightRows(session: OrgSession, { plan }: OrgPlan): Promise<readonly Row[]> {
  const { org, folder } = session;
  const { rows } = await preflight(org, await session.connect(), {
    declared: declaredObjects(folder.synthesised),
    needed: neededFor('deploy', folder.stack.all),
    state: { ids: knownIds(plan), next: '' },
    losesLocalState: session.losesLocalState,
  });
  return rows;
}

async function carriedOut(session: OrgSession, { changes }: OrgPlan, onLine: (line: string) => void): Promise<Outcome> {
  const { stack } = session.folder;
  const done: ApplyOrgResult['done'][number][] = [];
  const { succeeded, mistakes } = await session.apply(({ type, hook }) => {
    if (type !== 'apply_complete' || hook === undefined) return;
    const { addr: address } = hook.resource;
    const path = stack.pathOf(address);
    done.push({ action: hook.action ?? '', address, path });
    onLine(doneText(hook.action, address.split('.')[0] ?? '', path));
  });
  if (!succeeded) return { done, mistakes, notDone: notDone(changes, done), isComplete: false };
  return { done, isComplete: true, ...(await lookedAtAfterwards(session)) };
}

/** An error here is part of the result and not thrown, since the changes were made all the same. */
async function lookedAtAfterwards(session: OrgSession): Promise<Outcome> {
  let found: Outcome = {};
  try {
    const second = await session.plan();
    if (session.wasInterrupted) return found;
    found = { secondPlan: second.lines };
    const { org, contracts } = session.folder.synthesised;
    const subject = subjectOf(org, contracts, declaredObjects(session.folder.synthesised));
    const { rows } = await smoke(subject, await session.connect(), {
      create: false,
      secrets: session.smokeSecrets,
      wait: announcedWait,
    });
    return { ...found, smoke: rows };
  } catch (error) {
    if (error instanceof UserError) return { ...found, mistakes: error.mistakes };
    throw error;
  }
}

/** Whether everything was done, and works. */
export function isApplied({ refused, mistakes, wasInterrupted, secondPlan = [], smoke = [] }: ApplyOrgResult): boolean {
  return (
    refused === undefined && mistakes.length === 0 && !wasInterrupted && secondPlan.length === 0 && !hasFailed(smoke)
  );
}
