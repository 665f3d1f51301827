import type { Org } from '../../constructs/project/project';
import type { ChangeLine } from '../../release/change-lines';
import { releaseFingerprint } from '../org/release-fingerprint';
import type { Change } from '../terraform/changes';
import { findImports } from './find-imports';
import { inOrgSession, type OrgPlan, type OrgSession, type OrgSessionOptions } from './org-session';
import { type RunBefore, runBefore } from './run-before';

/** The org that a plan or an apply is about, and the programs that it was made with. */
export interface AboutOrg {
  readonly org: string;
  /** As the org file has it. */
  readonly organization: string;
  readonly release: string;
  /** @default - it was not asked for, or there is none */
  readonly releaseFingerprint?: string | undefined;
  /** The org that runs this release already, where the org promotes from it. @default - none, or git does not know */
  readonly runBefore?: RunBefore | undefined;
  readonly terraform: string;
  readonly provider: string;
}

export interface PlanOrgResult extends AboutOrg {
  readonly isEmpty: boolean;
  /** Undefined when there is nothing to apply. */
  readonly fingerprint: string | undefined;
  /** Whether objects that exist are imported where the state does not know them. */
  readonly adopt: boolean;
  readonly lines: readonly ChangeLine[];
  readonly changes: readonly Change[];
  /** The plan in the words of Terraform. @default - it was not asked for */
  readonly shown?: string;
  readonly wasInterrupted: boolean;
}

export interface PlanOrgOptions extends OrgSessionOptions {
  /** @default false */
  readonly adopt?: boolean;
  /** Whether the plan is wanted in the words of Terraform too. @default false */
  readonly withShown?: boolean;
}

/** Plans the stack of an org. Nothing is changed. @throws UserError when that cannot be done */
export function planOrg(org: Org, options: PlanOrgOptions = {}): Promise<PlanOrgResult> {
  const { adopt = false, withShown = false } = options;
  return inOrgSession(org, options, async (session) => {
    const planned = await planWith(session, adopt);
    const shown = withShown && !planned.isEmpty ? await session.shownText() : undefined;
    const { wasInterrupted } = session;
    return {
      ...about(session),
      releaseFingerprint: releaseFingerprint(org.project, org.releaseName),
      ...resultOf(planned),
      adopt,
      ...(shown !== undefined && { shown }),
      wasInterrupted,
    };
  });
}

export function about({ org, folder, terraformVersion }: OrgSession): AboutOrg {
  return {
    org: org.name,
    organization: org.genesys.organization ?? org.name,
    release: org.releaseName,
    runBefore: runBefore(org),
    terraform: terraformVersion,
    provider: folder.providerVersion,
  };
}

/** The part of a plan that may be printed: no values of the plan itself. */
export function resultOf({ isEmpty, fingerprint, lines, changes }: OrgPlan) {
  return { isEmpty, fingerprint, lines, changes };
}

/** @param adopt whether what exists is imported where the state does not know it */
export async function planWith(session: OrgSession, adopt: boolean): Promise<OrgPlan> {
  const planned = await session.plan();
  if (!adopt || planned.isEmpty) return planned;
  const imports = await findImports(planned.plan, session.folder, await session.connect());
  if (imports.length === 0) return planned;
  session.folder.adopt(imports);
  return session.plan();
}
