import { capabilities } from '../../constructs/architect';
import type { FlowConfig, OrgConfig } from '../../constructs/org';
import type { EngineSettings } from '../../sandbox/genesys/data-actions/engine-settings';
import type { RunnableType } from '../../sandbox/genesys/flow';
import { flowTypes } from '../../sandbox/genesys/flow/flow-types';

export type Auth = OrgConfig['release']['auth'];

/**
 * How a flow creates records: again when a look-up finds none (`table`), never again once one may exist
 * (`neverRecreate`), or through an import set. From left to right, a broken connection does less harm.
 */
const ways = ['table', 'neverRecreate', 'importSet'] as const;
export type Creates = (typeof ways)[number];

/** The schedules that an experiment plays, and how the flow is run under them. */
export type FaultSet =
  /** Every fault. */
  | 'any fault'
  /** Schedules with a time-out; the time-out of an action takes the failure exit. */
  | 'time-outs as failures'
  /** Every fault, and the flow runs twice for the conversation. */
  | 'run twice'
  /** Every fault; all statements of an updateData see the variables as they were before it. */
  | 'statements on a snapshot'
  /** Schedules in which the connection of a create breaks in under a second and the record is committed later. */
  | 'fast resets';

/** One flow under one set of faults, in one setting. */
export interface Experiment {
  readonly flow: { readonly type: RunnableType; readonly name: string };
  /** The promises that are checked: all of the flows that come with this project, or those that any flow must keep. */
  readonly promises: 'all' | 'ofAnyFlow';
  readonly auth: Auth;
  readonly creates: Creates;
  /** The status that a failure shows. A call cannot read it. */
  readonly failureStatus: EngineSettings['failureStatus'];
  readonly faultSet: FaultSet;
  /** The most faults of a schedule, at any requests. */
  readonly most: number;
  /** The number of first requests that may have any number of faults. */
  readonly first: number;
}

const strategies = ['chained', 'platform'] as const;
const statuses = ['remote', 400, 500, 'none'] as const;

/**
 * All experiments with the flows of an org: as the org file has them, and with the other kinds of tokens and creates.
 */
export function experimentsOf(
  { release }: OrgConfig,
  flows: readonly FlowConfig[],
  bounds: Pick<Experiment, 'most' | 'first'>,
): readonly Experiment[] {
  // Settings that affect only some schedules are explored one request less deep.
  const fewer = { first: Math.max(0, bounds.first - 1) };
  return flows.flatMap((flow) => {
    const released = creates(release, flow);
    const careful = ways.slice(ways.indexOf(released));
    return strategies.flatMap((auth): readonly Experiment[] => {
      const experiment = {
        flow: { type: flow.type, name: flow.name },
        promises: 'all',
        auth,
        creates: released,
        failureStatus: 'remote',
        ...bounds,
      } as const;
      const shown = capabilities[flow.type].failureOutputs ? statuses : (['remote'] as const);
      const settingsOf = (way: Creates) =>
        shown.flatMap((failureStatus) => [
          { ...experiment, creates: way, failureStatus, faultSet: 'any fault' } as const,
          { ...experiment, ...fewer, creates: way, failureStatus, faultSet: 'time-outs as failures' } as const,
        ]);
      return [
        ...[...new Set([released, 'importSet'] as const)].flatMap(settingsOf),
        { ...experiment, ...fewer, faultSet: 'run twice' },
        { ...experiment, ...fewer, faultSet: 'statements on a snapshot' },
        ...careful.map((way) => ({ ...experiment, creates: way, faultSet: 'fast resets' }) as const),
      ];
    });
  });
}

/**
 * The experiments with flows that do not come with this project: in the settings that the org ships, since such a flow may
 * be made for them alone.
 */
export function ownExperimentsOf(
  { release }: OrgConfig,
  flows: readonly Experiment['flow'][],
  bounds: Pick<Experiment, 'most' | 'first'>,
): readonly Experiment[] {
  const fewer = { first: Math.max(0, bounds.first - 1) };
  return flows.flatMap((flow): readonly Experiment[] => {
    const experiment = {
      flow,
      promises: 'ofAnyFlow',
      auth: release.auth,
      creates: wayOf(release, release.retry.onUnknownFailure),
      failureStatus: 'remote',
      ...bounds,
    } as const;
    return [
      ...(flowTypes[flow.type].failureOutputs ? statuses : (['remote'] as const)).map(
        (failureStatus) => ({ ...experiment, failureStatus, faultSet: 'any fault' }) as const,
      ),
      { ...experiment, ...fewer, faultSet: 'time-outs as failures' },
      { ...experiment, ...fewer, faultSet: 'statements on a snapshot' },
    ];
  });
}

/** The experiments with all flows of an org in the settings that it ships. */
export function shippedExperimentsOf(
  org: OrgConfig,
  bounds: Pick<Experiment, 'most' | 'first'>,
): readonly Experiment[] {
  const { release } = org;
  return release.flows.flatMap((flow) =>
    experimentsOf(org, [flow], bounds).filter(
      (experiment) => experiment.auth === release.auth && experiment.creates === creates(release, flow),
    ),
  );
}

function creates(release: OrgConfig['release'], { retry }: FlowConfig): Creates {
  return wayOf(release, retry.onUnknownFailure ?? release.retry.onUnknownFailure);
}

function wayOf(
  { create }: OrgConfig['release'],
  afterUnknown: OrgConfig['release']['retry']['onUnknownFailure'],
): Creates {
  if (create === 'importSet') return 'importSet';
  return afterUnknown === 'neverRecreate' ? 'neverRecreate' : 'table';
}
