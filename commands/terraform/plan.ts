import type { Org } from '../../constructs/project/project';
import type { SandboxFolder } from '../org/sandbox-folder';
import type { Change } from './changes';
import { inSession, type Session } from './session';
import { changesText } from './text';

export interface PlanResult {
  readonly org: string;
  readonly organization: string;
  readonly terraform: string;
  readonly provider: string;
  readonly changes: readonly Change[];
  /** Whether there is nothing to apply. */
  readonly isEmpty: boolean;
  readonly wasInterrupted: boolean;
}

/** Plans the stack of an org against its sandbox org. Nothing is written. @throws UserError when that cannot be done */
export function plan(org: Org, folder: SandboxFolder): Promise<PlanResult> {
  return inSession(org, folder, { destroy: false }, async (session) => {
    const planned = await session.plan();
    return { ...about(org, session), ...planned, wasInterrupted: session.wasInterrupted };
  });
}

export function about(org: Org, { organization, versions }: Session) {
  return { org: org.name, organization, ...versions };
}

export function planText(result: PlanResult): string {
  if (result.wasInterrupted) return 'Stopped by Ctrl-C.';
  return [
    headline(result),
    ...(result.isEmpty ? ['Nothing to do.'] : [changesText(result.changes), 'Nothing was changed.']),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

export function headline({ org, organization, terraform, provider }: ReturnType<typeof about>): string {
  return `${org}: sandbox org ${JSON.stringify(organization)}, Terraform ${terraform}, provider ${provider} as this program serves it`;
}
