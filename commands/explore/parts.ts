import type { FlowConfig, OrgConfig } from '../../constructs/org';
import type { EngineSettings } from '../../sandbox/genesys/engine-settings';

export type Auth = OrgConfig['release']['auth'];

/** How records are made: as the org file says, or safe against connections that break while the request is on its way. */
export type Creates = 'as released' | 'neverRecreate' | 'importSet';

/** Which schedules, and what is done with them. */
export type What =
  /** Every fault. */
  | 'any fault'
  /** Those with a time-out, where the time-out of an action takes the failure exit. */
  | 'time-outs as failures'
  /** Every fault, and the flow runs twice for the conversation. */
  | 'run twice'
  /** Those in which a create breaks in under a second and is committed later. */
  | 'fast resets';

/** What is explored as a whole: one flow in one setting. */
export interface Part {
  readonly flow: Pick<FlowConfig, 'type' | 'name'>;
  readonly auth: Auth;
  readonly creates: Creates;
  /** How the status of a failure shows; a call cannot see it. */
  readonly failureStatus: EngineSettings['failureStatus'];
  readonly what: What;
  /** The most faults of a schedule, wherever they are. */
  readonly most: number;
  /** How many requests, from the first one on, may have more. */
  readonly first: number;
}

const strategies = ['chained', 'platform'] as const;
const statuses = ['remote', 400, 500, 'none'] as const;

/** All parts for the flows of an org. */
export function partsOf(
  { release }: OrgConfig,
  flows: readonly FlowConfig[],
  bounds: Pick<Part, 'most' | 'first'>,
): readonly Part[] {
  const ways: readonly Creates[] =
    release.create === 'importSet' ? ['as released'] : ['as released', 'neverRecreate', 'importSet'];
  return flows.flatMap(({ type, name }) =>
    strategies.flatMap((auth): readonly Part[] => {
      const part = { flow: { type, name }, auth, creates: 'as released', failureStatus: 'remote', ...bounds } as const;
      const shown = (type === 'inboundCall' ? (['remote'] as const) : statuses).flatMap((failureStatus) => [
        { ...part, failureStatus, what: 'any fault' } as const,
        { ...part, failureStatus, what: 'time-outs as failures' } as const,
      ]);
      const resets = ways.map((creates) => ({ ...part, creates, what: 'fast resets' }) as const);
      return [...shown, { ...part, what: 'run twice' }, ...resets];
    }),
  );
}
