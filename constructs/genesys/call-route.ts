import { architectIvr } from '@cdktf/provider-genesyscloud';
import { Construct } from 'constructs';

export interface CallRouteProps {
  /** Phone number in E.164, such as `+12025550143`. The org must own it, and no other call route may have it. */
  readonly number: string;
  /** Id of the call flow that calls to the number reach, at any hour. */
  readonly flowId: string;
  /** Id of the division that the route belongs to. */
  readonly divisionId: string;
}

/**
 * The way of one phone number to a call flow. Name and address follow from the number alone: when another flow takes the
 * number, or the flow gets another name, Terraform changes the route in place, between making the new flow and deleting
 * the old one. A number is never in two routes, which Genesys Cloud refuses.
 *
 * @example
 * const hotline = new ArchitectFlow(this, 'Hotline', { flow: onCallHotline, actions: [], queues: [queue] });
 * new CallRoute(this, 'Route', {
 *   number: '+12025550143',
 *   flowId: hotline.flowId,
 *   divisionId: division.divisionId,
 * });
 */
export class CallRoute extends Construct {
  constructor(scope: Construct, id: string, { number, flowId, divisionId }: CallRouteProps) {
    super(scope, id);
    new architectIvr.ArchitectIvr(this, 'Default', {
      // Another name would replace the route, and no flow would answer in between.
      name: `${number} (Terraform)`,
      dnis: [number],
      openHoursFlowId: flowId,
      divisionId,
    });
  }
}
