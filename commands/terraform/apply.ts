import type { Org } from '../../constructs/project/project';
import { type Mistake, mistakeText } from '../../input/mistake';
import type { SandboxFolder } from '../org/sandbox-folder';
import type { Change } from './changes';
import { diagnosticMistakes } from './diagnostic-text';
import { about, headline, type PlanResult } from './plan';
import { inSession, type SessionOptions } from './session';
import { changesText, countsText, doneText } from './text';

export interface ApplyResult extends PlanResult {
  /** What Terraform did, in its order: `create`, `update` or `delete`, and the resource. */
  readonly done: readonly { readonly action: string; readonly address: string; readonly path: string }[];
  /** Why Terraform stopped; empty after a complete apply. */
  readonly mistakes: readonly Mistake[];
  /** Names of the flows that call a data action which is gone, and which Terraform does not publish again. */
  readonly staleFlows: readonly string[];
  /** The changes that a second plan still has. @default - no second plan was made */
  readonly secondPlan?: readonly Change[];
}

export interface ApplyOptions extends SessionOptions {
  /** Called with each line of progress. */
  readonly onLine: (line: string) => void;
}

/** Applies the stack of an org to its sandbox org. @throws UserError when that cannot be begun */
export function apply(org: Org, folder: SandboxFolder, { onLine, ...options }: ApplyOptions): Promise<ApplyResult> {
  return folder.locked(() =>
    inSession(org, folder, options, async (session) => {
      const plan = await session.plan();
      const information = about(org, session);
      if (!session.wasInterrupted) onLine(headline(information));
      const done: ApplyResult['done'][number][] = [];
      const end = (mistakes: readonly Mistake[]) => {
        const { staleFlows, wasInterrupted } = session;
        return { ...information, ...plan, done, mistakes, staleFlows, wasInterrupted };
      };
      if (plan.isEmpty) return end([]);
      const { diagnostics, succeeded } = await session.apply(({ type, hook }) => {
        if (type !== 'apply_complete' || hook === undefined) return;
        const address = hook.resource.addr;
        const path = session.stack.pathOf(address);
        done.push({ action: hook.action ?? '', address, path });
        onLine(doneText(hook.action, address.split('.')[0] ?? '', path));
      });
      const mistakes = diagnosticMistakes(diagnostics, session.stack, folder.startAgain);
      // Before the end is told, since Ctrl-C may stop it.
      const second = succeeded && !options.destroy ? await session.plan() : undefined;
      return { ...end(mistakes), ...(second !== undefined && { secondPlan: second.changes }) };
    }),
  );
}

/** Whether everything was done. */
export function isDone({ mistakes, wasInterrupted, staleFlows, secondPlan = [] }: ApplyResult): boolean {
  return mistakes.length === 0 && !wasInterrupted && staleFlows.length === 0 && secondPlan.length === 0;
}

/** The result of an apply, below its progress. @param command that was run */
export function applyText(result: ApplyResult, command: 'apply' | 'destroy'): string {
  const { org, isEmpty, done, mistakes, wasInterrupted, staleFlows, secondPlan } = result;
  const again = `run it again: npm run ${command} -- ${org} --sandbox`;
  const counts = countsText(done.map(({ action }) => action));
  if (wasInterrupted) return `Stopped by Ctrl-C: ${counts}; ${again}`;
  if (mistakes.length > 0)
    return [...mistakes.map(mistakeText), `Stopped: ${counts}; correct this and ${again}`].join('\n');
  const did = isEmpty ? 'Nothing to do.' : `${command === 'apply' ? 'Applied' : 'Destroyed'}: ${counts}.`;
  const stale = staleFlows.map(
    (name) => `The flow ${JSON.stringify(name)} calls a data action that is gone, until it is published again.`,
  );
  return [`${did}${secondPlan === undefined ? '' : secondPlanText(secondPlan)}`, ...stale].join('\n');
}

function secondPlanText(changes: readonly Change[]): string {
  return changes.length === 0 ? ' A second plan is empty.' : ` A second plan is not empty:\n${changesText(changes)}`;
}
