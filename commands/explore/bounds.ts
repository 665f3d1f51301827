import { capabilities } from '../../constructs/architect';
import { reasonsOf } from '../../constructs/flows';
import type { FlowConfig, OrgConfig } from '../../constructs/org';
import { limitsOf, longestSeconds } from '../../constructs/stack/release-limits';
import type { Bounds } from '../../sandbox/exploration/verdict';

/** The limits that a flow of an org promises to keep when it runs once. */
export function boundsOf(org: OrgConfig, flow: FlowConfig): Bounds {
  return {
    records: 1,
    attempts: limitsOf(org, flow).attempts,
    firstDelaySeconds: limitsOf(org, flow).firstDelaySeconds,
    platformSignsIn: org.release.auth === 'platform',
    renewals: flow.findCaller === undefined ? 1 : 2,
    longestSeconds: longestSeconds(org, flow),
    reasons: reasonsOf({
      readsStatus: capabilities[flow.type].failureOutputs,
      chained: org.release.auth === 'chained',
    }),
    ...('queue' in flow && {
      queues: { main: org.queues[flow.queue] ?? org.queues.fallback, fallback: org.queues.fallback },
    }),
  };
}
