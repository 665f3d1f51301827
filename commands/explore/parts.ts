import { capabilities } from '../../constructs/architect';
import type { FlowConfig, OrgConfig } from '../../constructs/org';
import type { EngineSettings } from '../../sandbox/genesys/data-actions/engine-settings';

export type Auth = OrgConfig['release']['auth'];

/**
 * How a flow makes records: again when a look-up finds none (`table`), never again once one may exist, or through an
 * import set. From left to right, a connection that breaks on the way does less harm.
 */
const ways = ['table', 'neverRecreate', 'importSet'] as const;
export type Creates = (typeof ways)[number];

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

/** All parts for the flows of an org: as the org file has them, and as they would be with other tokens and creates. */
export function partsOf(
  { release }: OrgConfig,
  flows: readonly FlowConfig[],
  bounds: Pick<Part, 'most' | 'first'>,
): readonly Part[] {
  // What differs from another part in some schedules only goes less deep.
  const fewer = { first: Math.max(0, bounds.first - 1) };
  return flows.flatMap((flow) => {
    const released = creates(release, flow);
    const careful = ways.slice(ways.indexOf(released));
    return strategies.flatMap((auth): readonly Part[] => {
      const part = {
        flow: { type: flow.type, name: flow.name },
        auth,
        creates: released,
        failureStatus: 'remote',
        ...bounds,
      } as const;
      const shown = capabilities[flow.type].failureOutputs ? statuses : (['remote'] as const);
      const settingsOf = (way: Creates) =>
        shown.flatMap((failureStatus) => [
          { ...part, creates: way, failureStatus, what: 'any fault' } as const,
          { ...part, ...fewer, creates: way, failureStatus, what: 'time-outs as failures' } as const,
        ]);
      return [
        ...[...new Set([released, 'importSet'] as const)].flatMap(settingsOf),
        { ...part, ...fewer, what: 'run twice' },
        ...careful.map((way) => ({ ...part, creates: way, what: 'fast resets' }) as const),
      ];
    });
  });
}

function creates(release: OrgConfig['release'], { retry }: FlowConfig): Creates {
  if (release.create === 'importSet') return 'importSet';
  const afterUnknown = retry.onUnknownFailure ?? release.retry.onUnknownFailure;
  return afterUnknown === 'neverRecreate' ? 'neverRecreate' : 'table';
}
