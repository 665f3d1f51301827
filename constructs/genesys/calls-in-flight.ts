import { dependable, type ITerraformDependable, TerraformIterator, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { DataAction } from './data-action';

export interface CallsInFlightProps {
  /** The data actions that flows call, or called before the last release. */
  readonly actions: readonly DataAction[];
  /** The longest time from the start of a flow to the end of its last data action, in whole seconds. */
  readonly longestSeconds: number;
}

/**
 * Makes Terraform wait, inside an apply, before it destroys a data action that flows called: an execution goes on with the
 * version of its flow that it began with, bound to that data action. The wait begins when the flows are published again or
 * gone, so pass this construct to each of them. An apply that destroys no such action does not wait.
 *
 * The wait is `sleep` on the machine where Terraform runs, or `ping` where there is no such command. It lasts as long as
 * the last apply said, whose flows made the calls.
 *
 * @example
 * const callsInFlight = new CallsInFlight(this, 'CallsInFlight', { actions: [findEngineer], longestSeconds: 15 });
 */
export class CallsInFlight extends Construct implements ITerraformDependable {
  readonly fqn: string;
  private readonly wait: TerraformResource;
  private readonly actions = new Map<string, DataAction>();

  constructor(scope: Construct, id: string, props: CallsInFlightProps) {
    super(scope, id);
    // cdktf's own DataResource runs Terraform to ask its version, and a synthesis must not need Terraform.
    this.wait = new TerraformResource(this, 'Default', {
      terraformResourceType: 'terraform_data',
      lifecycle: { createBeforeDestroy: true },
      provisioners: [
        {
          type: 'local-exec',
          when: 'destroy',
          command: 'sleep ${self.input.seconds} || ping -n ${self.input.seconds} -w 1000 127.0.0.1',
        },
      ],
    });
    this.fqn = this.wait.fqn;
    this.add(props.actions, props.longestSeconds);
  }

  /** Adds data actions that further flows call. @param longestSeconds of all flows */
  add(actions: readonly DataAction[], longestSeconds: number): void {
    for (const action of actions) this.actions.set(action.address, action);
    // An element for each action, since a provisioner does not run when the whole block is gone.
    this.wait.forEach = TerraformIterator.fromList([...this.actions.keys()].sort());
    this.wait.dependsOn = Array.from(this.actions.values(), dependable);
    this.wait.addOverride('input', { seconds: longestSeconds });
  }
}
