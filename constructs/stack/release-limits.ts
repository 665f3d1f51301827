import type { FlowType } from '../architect';
import { defaultBudgetSeconds, type Limits, type Term, total, worstCase } from '../flows';
import type { FlowConfig, OrgConfig } from '../org';

/** The limits of one flow: those of the release, with the overrides of the flow. */
export function limitsOf(
  { release }: OrgConfig,
  flow: Pick<FlowConfig, 'retry'> & { readonly type: FlowType },
): Limits {
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

/** The longest time of a flow's create, term by term. */
export function longestCreate(config: OrgConfig, flow: FlowConfig): readonly Term[] {
  const { auth, create } = config.release;
  const repeat = create === 'importSet' ? 'coalesced' : 'lookup';
  return worstCase(limitsOf(config, flow), { flowType: flow.type, chained: auth === 'chained', repeat });
}

/**
 * The longest time, in seconds, from the start of any flow to the end of its last data action. Strategy and way of
 * creating may have been others before a release, so the longest of them counts.
 */
export function longestCallSeconds(config: OrgConfig): number {
  const variants = (['chained', 'platform'] as const).flatMap((auth) =>
    (['table', 'importSet'] as const).map((create) => ({ ...config, release: { ...config.release, auth, create } })),
  );
  const seconds = variants.flatMap((variant) => config.release.flows.map((flow) => longestSeconds(variant, flow)));
  return Math.ceil(Math.max(0, ...seconds)) + greetingSeconds;
}

/** What a flow says before its first data action. */
const greetingSeconds = 30;

/** The longest time, in seconds, that a flow spends on the caller look-up and the create, pauses included. */
export function longestSeconds(config: OrgConfig, flow: FlowConfig): number {
  const chained = config.release.auth === 'chained';
  const findCaller = worstCase(limitsOf(config, flow), { flowType: flow.type, chained, repeat: 'safe' });
  return (flow.findCaller === undefined ? 0 : total(findCaller)) + total(longestCreate(config, flow));
}
