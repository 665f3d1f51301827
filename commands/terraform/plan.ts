import type { Org } from '../../constructs/project/project';
import type { SandboxFolder } from '../org/sandbox-folder';
import type { Change } from './changes';
import { inSession, type Session, type SessionOptions } from './session';
import { changesText } from './text';

export interface PlanResult {
  readonly org: string;
  readonly organization: string;
  /** Its version; undefined when Ctrl-C came before it said so. */
  readonly terraform: string | undefined;
  readonly provider: string;
  /** The folder of its binary. @default - this program serves it */
  readonly providerFolder?: string | undefined;
  readonly changes: readonly Change[];
  /** Whether there is nothing to apply. */
  readonly isEmpty: boolean;
  readonly wasInterrupted: boolean;
}

type About = Pick<PlanResult, 'org' | 'organization' | 'terraform' | 'provider' | 'providerFolder'>;

/** Plans the stack of an org against its sandbox org. Nothing is written. @throws UserError when that cannot be done */
export function plan(
  org: Org,
  folder: SandboxFolder,
  options: Omit<SessionOptions, 'destroy'> = {},
): Promise<PlanResult> {
  return inSession(org, folder, { ...options, destroy: false }, async (session) => {
    const planned = await session.plan();
    return { ...about(org, session), ...planned, wasInterrupted: session.wasInterrupted };
  });
}

export function about(org: Org, session: Session): About {
  const { organization, terraformVersion: terraform, providerVersion: provider, providerFolder } = session;
  return { org: org.name, organization, terraform, provider, providerFolder };
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

export function headline({ org, organization, terraform, provider, providerFolder }: About): string {
  const from = providerFolder === undefined ? 'as this program serves it' : `in ${providerFolder}`;
  return `${org}: sandbox org ${JSON.stringify(organization)}, Terraform ${terraform}, provider ${provider} ${from}`;
}
