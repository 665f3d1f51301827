import { defaultBudgetSeconds, type Limits } from './flows';
import type { FlowConfig, OrgConfig } from './org';

/** The limits of one flow: the release's, with what the flow overrides. */
export function limitsOf({ release }: OrgConfig, flow: FlowConfig): Limits {
  const retry = { ...release.retry, ...flow.retry };
  return {
    attempts: retry.attempts,
    firstDelaySeconds: retry.firstDelaySeconds,
    jitterMilliseconds: retry.jitterMilliseconds,
    budgetSeconds: retry.budgetSeconds ?? defaultBudgetSeconds[flow.type],
    tokenSeconds: release.timeouts.tokenSeconds,
    actionSeconds: release.timeouts.actionSeconds,
    renewBeforeSeconds: release.token.renewBeforeSeconds,
  };
}
