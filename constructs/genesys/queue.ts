import { dataGenesyscloudRoutingQueue } from '@cdktf/provider-genesyscloud';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { terraformText } from './terraform-text';

export interface QueueProps {
  /** Exact name in the org. */
  readonly name: string;
}

/** A queue as flows use it: flows transfer by name, and Architect publishes them against the id. */
export interface QueueRef extends ITerraformDependable {
  /** Exact name in the org. */
  readonly name: string;
  /** Id in the org, as a Terraform expression. */
  readonly queueId: string;
}

/**
 * A queue made outside this project and looked up by name: when it is missing, the plan fails instead of a caller's
 * transfer.
 *
 * @example
 * const queue = new Queue(this, 'Queue', { name: 'Service Desk' });
 */
export class Queue extends Construct implements QueueRef {
  readonly name: string;
  readonly queueId: string;
  readonly fqn: string;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    const queue = new dataGenesyscloudRoutingQueue.DataGenesyscloudRoutingQueue(this, 'Default', {
      name: terraformText(props.name),
    });
    this.name = props.name;
    this.queueId = queue.id;
    this.fqn = queue.fqn;
  }
}
