import type { PublishedFlow } from '../genesys/flow';
import type { PublishedOrg } from '../published-org';

/** The flow types that a storm starts, with the kind of interaction that starts each. */
export const stormTypes = { inboundCall: 'call', inboundShortMessage: 'message', workflow: 'workflow' } as const;

/** A flow that a storm can start. */
export type StormFlow = PublishedFlow & { readonly type: keyof typeof stormTypes };

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

export function isStormFlow(flow: PublishedFlow): flow is StormFlow {
  return Object.hasOwn(stormTypes, flow.type);
}
