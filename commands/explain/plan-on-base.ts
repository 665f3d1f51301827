import type { Org } from '../../constructs/project/project';
import { type Mistake, within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { type ChangeLine, changeLines } from '../../release/change-lines';
import type { ShownPlan } from '../../release/shown-plan';
import type { NamedRecord, OrgRecord } from '../../sandbox/genesys/org/org-record';
import { newOrg } from '../../sandbox/new-org';
import { flowNames } from '../deploy/flow-names';
import { SandboxFolder } from '../org/sandbox-folder';
import type { SynthesisedOrg } from '../org/synthesise';
import type { Change } from '../terraform/changes';
import { diagnosticMistakes } from '../terraform/diagnostic-text';
import { inSession } from '../terraform/session';

export interface PlannedOnBase {
  readonly changes: readonly Change[];
  /** The changes in words. */
  readonly lines: readonly ChangeLine[];
  /** @default - Terraform was stopped first */
  readonly terraform?: string | undefined;
  readonly wasInterrupted: boolean;
}

export interface Stacks {
  /** The folder of the stack of the base. @default - the org is new */
  readonly before?: string | undefined;
  /** The stack that ships now. */
  readonly after: SynthesisedOrg;
  readonly temporary: string;
}

/**
 * Applies the stack of the base to a sandbox org, and plans the stack of today on it.
 *
 * @throws UserError when one of them cannot be done
 */
export async function planOnBase(org: Org, { before, after, temporary }: Stacks): Promise<PlannedOnBase> {
  const folder = new SandboxFolder(org.name, temporary);
  return folder.locked(async () => {
    if (before !== undefined) {
      const wasInterrupted = await applied(org, folder, before);
      if (wasInterrupted) return { changes: [], lines: [], wasInterrupted };
      folder.write(withLookedUp(folder.read() as OrgRecord, after.folder));
    }
    let plan: ShownPlan = {};
    const onPlanned = (planned: ShownPlan) => {
      plan = planned;
    };
    return inSession(org, folder, { destroy: false, stackFolder: after.folder, onPlanned }, async (session) => {
      const { changes } = await session.plan();
      const { stack } = session;
      const pathOf = (address: string) => stack.pathOf(address);
      const named = { pathOf, dependencies: stack.dependencies, flowNames: flowNames(stack, after) };
      return {
        changes,
        lines: changeLines(plan, named),
        terraform: session.terraformVersion,
        wasInterrupted: session.wasInterrupted,
      };
    });
  });
}

/** @returns whether Ctrl-C stopped it */
async function applied(org: Org, folder: SandboxFolder, stackFolder: string): Promise<boolean> {
  try {
    return await inSession(org, folder, { destroy: false, stackFolder }, async (session) => {
      const { diagnostics, succeeded } = await session.applyNew();
      if (!succeeded && !session.wasInterrupted)
        throw new UserError(diagnosticMistakes(diagnostics, session.stack, 'compare with another base'));
      return session.wasInterrupted;
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // Others are about Terraform itself.
    const isOfStack = ({ path }: Mistake) => path !== undefined;
    throw new UserError(
      error.mistakes.map((mistake) =>
        isOfStack(mistake) ? within(`${org.name} in the base state`, mistake) : mistake,
      ),
    );
  }
}

/** An org that has what the stack of today looks up by name besides, as somebody makes it there before. */
function withLookedUp(record: OrgRecord, folder: string): OrgRecord {
  const wanted = newOrg(folder, { organization: record.organization.name });
  const together = <T extends NamedRecord>(there: readonly T[], others: readonly T[]): readonly T[] => [
    ...there,
    ...others.filter(({ name }) => there.every((one) => one.name !== name)),
  ];
  return {
    ...record,
    divisions: together(record.divisions, wanted.divisions),
    queues: together(record.queues, wanted.queues),
    credentials: together(record.credentials, wanted.credentials),
  };
}
