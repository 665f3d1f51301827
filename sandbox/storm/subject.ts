import type { PublishedFlow } from '../genesys/flow';
import type { PublishedOrg } from '../published-org';

/** The flow types that a storm starts, and what starts them. */
export const stormTypes = { inboundCall: 'call', inboundShortMessage: 'message', workflow: 'workflow' } as const;

/** A flow that a storm can start. */
export type StormFlow = PublishedFlow & { readonly type: keyof typeof stormTypes };

/** What a storm is played against. */
export interface StormSubject {
  /** Short and unique among the subjects of a storm, such as `chained`. */
  readonly name: string;
  /** A sentence without an end. */
  readonly title: string;
  readonly published: PublishedOrg;
  /** The queue that takes interactions without a record. */
  readonly fallbackQueue: string;
  /**
   * The flows that interactions go to, one of a type at most. A storm calls it once, before it begins.
   *
   * @param token a token of ServiceNow that is valid at the begin of the storm
   */
  readonly flows: (token: string) => readonly StormFlow[];
}

/** The flows that the org ships; of several of one type, the first. */
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
