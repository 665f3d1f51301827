import type { PublishedFlow, RunnableType } from '../genesys/flow';
import type { PublishedOrg } from '../published-org';
import type { StormPlan } from './plan';

type StormInteraction = keyof StormPlan['mix'];

/** The share of a storm's mix in which each flow type has its interactions, or why a storm leaves the type out. */
const shares = {
  inboundCall: 'call',
  inboundShortMessage: 'message',
  workflow: 'workflow',
  outboundCall: { leftOut: 'a campaign dials at its own pace' },
  inqueueCall: { leftOut: 'its callers came through another flow' },
  secureCall: { leftOut: 'its callers came through another flow' },
  inboundEmail: { leftOut: 'its sender does not wait for an answer' },
} as const satisfies Readonly<Record<RunnableType, StormInteraction | { readonly leftOut: string }>>;

type StormFlowType = {
  readonly [T in RunnableType]: (typeof shares)[T] extends StormInteraction ? T : never;
}[RunnableType];

/** A flow that a storm can start. */
export type StormFlow = PublishedFlow & { readonly type: StormFlowType };

/** The interactions that start a flow in a storm. */
export function stormInteraction({ type }: StormFlow): StormInteraction {
  return shares[type];
}

/** A set of flows that a storm is played against. */
export interface StormSubject {
  /** Short and unique among the subjects of a storm, such as `chained`. */
  readonly name: string;
  /** A sentence about the flows, without a final period. */
  readonly title: string;
  readonly published: PublishedOrg;
  /** The queue that takes interactions without a record. */
  readonly fallbackQueue: string;
  /**
   * The flows that interactions reach, at most one of each type. A storm calls this once, before it starts.
   *
   * @param token a token of ServiceNow that is valid at the start of the storm
   */
  readonly flows: (token: string) => readonly StormFlow[];
}

/** The flows that the org ships, the first of each type. */
export function shippedSubject(
  subject: Pick<StormSubject, 'name' | 'title' | 'published' | 'fallbackQueue'>,
): StormSubject {
  const known = subject.published.flows.filter(isStormFlow);
  const first = known.filter((flow) => known.find(({ type }) => type === flow.type) === flow);
  return { ...subject, flows: () => first };
}

/** Why a storm cannot start flows of a type; undefined if it can. */
export function whyNoStorm({ type }: PublishedFlow): string | undefined {
  if (type === 'commonModule') return 'only a flow starts it';
  const share = shares[type];
  return typeof share === 'string' ? undefined : share.leftOut;
}

export function isStormFlow(flow: PublishedFlow): flow is StormFlow {
  return whyNoStorm(flow) === undefined;
}
