import type { DataActionRef, Flow, FlowType } from '../architect';
import {
  type CreateAction,
  type FindCallerAction,
  type ImportAction,
  inboundCall,
  inboundShortMessage,
  type LookupAction,
  type ShippedFlowProps,
  type TokenAction,
  workflow,
} from '../flows';
import type { FlowConfig, OrgConfig } from '../org';
import { fixedInputsOf } from './fixed-inputs';
import type { OfferedOrg } from './offered';
import { limitsOf } from './release-limits';

/** The data actions of an org, as flows name them. */
export interface OrgActions {
  /** Undefined with platform auth. */
  readonly refreshToken: TokenAction | undefined;
  operation(name: string): DataActionRef;
}

/**
 * The flow that a flow's section of an org file describes. The rules of org files have made sure that its operations
 * have the inputs and outputs that the flow binds.
 */
export function shippedFlow(config: OfferedOrg, flow: FlowConfig, actions: OrgActions): Flow {
  const { operations } = config.project;
  const common: ShippedFlowProps = {
    name: flow.name,
    description: flow.description ?? '',
    division: config.genesys.division,
    language: flow.language,
    actions: {
      ...(config.release.create === 'importSet'
        ? { createBy: 'importSet', create: actions.operation(flow.create) as ImportAction }
        : { createBy: 'table', create: actions.operation(flow.create) as CreateAction }),
      lookup: actions.operation(operations.lookupOf(flow.create)) as LookupAction,
      operation: flow.create,
      ...(flow.findCaller ? { findCaller: actions.operation(flow.findCaller) as FindCallerAction } : {}),
    },
    ...(actions.refreshToken ? { refreshToken: actions.refreshToken } : {}),
    limits: limitsOf(config, flow),
    statuses: config.release.statuses,
    onUnknownFailure: flow.retry.onUnknownFailure ?? config.release.retry.onUnknownFailure,
    fixedInputs: fixedInputsOf(flow, operations),
    matchDigits: config.release.caller.matchDigits,
  };
  return build(flow, common, config.queues);
}

/** In this form, the compiler knows that the section of a flow and the row of its type belong together. */
type SectionOf<F extends FlowConfig['type']> = {
  readonly [T in F]: Extract<FlowConfig, { readonly type: T }> & { readonly type: T };
}[F];

type Queues = OrgConfig['queues'];

/** How a flow of each type is made of its section. */
const builders: {
  readonly [F in FlowType]: (flow: SectionOf<F>, common: ShippedFlowProps, queues: Queues) => Flow<F>;
} = {
  inboundCall: (flow, common, queues) =>
    inboundCall({ ...common, ...queuesOf(flow, queues), onError: flow.onError, texts: flow.texts }),
  inboundShortMessage: (flow, common, queues) =>
    inboundShortMessage({ ...common, ...queuesOf(flow, queues), onError: flow.onError, texts: flow.texts }),
  workflow: (_, common) => workflow(common),
};

function build<F extends FlowConfig['type']>(flow: SectionOf<F>, common: ShippedFlowProps, queues: Queues): Flow {
  return builders[flow.type](flow, common, queues);
}

/** The names of the queues for contacts with a record and for all others. */
function queuesOf({ queue }: { readonly queue: string }, { fallback, ...others }: Queues) {
  return { queue: others[queue] ?? fallback, fallbackQueue: fallback };
}
