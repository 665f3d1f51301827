import type { DataActionRef, Flow } from '../architect';
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
import { lookupOf } from '../servicenow';
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
export function shippedFlow(config: OrgConfig, flow: FlowConfig, actions: OrgActions): Flow {
  const common: ShippedFlowProps = {
    name: flow.name,
    description: flow.description ?? '',
    division: config.genesys.division,
    language: flow.language,
    actions: {
      ...(config.release.create === 'importSet'
        ? { createBy: 'importSet', create: actions.operation(flow.create) as ImportAction }
        : { createBy: 'table', create: actions.operation(flow.create) as CreateAction }),
      lookup: actions.operation(lookupOf(flow.create)) as LookupAction,
      ...(flow.findCaller ? { findCaller: actions.operation(flow.findCaller) as FindCallerAction } : {}),
    },
    ...(actions.refreshToken ? { refreshToken: actions.refreshToken } : {}),
    limits: limitsOf(config, flow),
    statuses: config.release.statuses,
    onUnknownFailure: flow.retry.onUnknownFailure ?? config.release.retry.onUnknownFailure,
    matchDigits: config.release.caller.matchDigits,
  };
  if (flow.type === 'workflow') return workflow(common);

  const fallbackQueue = config.queues.fallback;
  const queue = config.queues[flow.queue] ?? fallbackQueue;
  return flow.type === 'inboundCall'
    ? inboundCall({ ...common, queue, fallbackQueue, onError: flow.onError, texts: flow.texts })
    : inboundShortMessage({ ...common, queue, fallbackQueue, onError: flow.onError, texts: flow.texts });
}
