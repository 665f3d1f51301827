import { flow as flowBindings } from '@cdktf/provider-genesyscloud';
import { Fn, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { type Mistake, within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { actionsOf, type DataActionRef, type Flow, queuesOf } from '../architect';
import { check } from '../architect/check';
import { render } from '../architect/render';
import type { CallsInFlight } from './calls-in-flight';
import { contractDifferences } from './contract-differences';
import type { DataAction } from './data-action';
import { actionNotGiven, otherContract, queueNotGiven } from './errors';
import { FlowFiles } from './flow-files';
import type { QueueRef } from './queue';
import { terraformText } from './terraform-text';

export interface ArchitectFlowProps {
  /** The flow, as a value. */
  readonly flow: Flow;
  /** The data actions that the flow calls. It may list others. */
  readonly actions: readonly DataAction[];
  /** The queues that the flow sends conversations to. It may list others. */
  readonly queues: readonly QueueRef[];
  /** @default - Terraform destroys an action that the flow no longer calls as soon as the flow is published */
  readonly callsInFlight?: CallsInFlight;
}

/**
 * An Architect flow, published from a YAML file that is written beside the stack.
 *
 * A published flow is bound to the ids of the actions and queues that it names, but Terraform sees only the file. The
 * trigger hash is made of those ids, so that Terraform publishes the flow again when an action or a queue was replaced
 * under the same name. Otherwise the flow would call an action that no longer exists, with an empty plan. The ids are
 * sorted: the order of Terraform addresses does not matter.
 *
 * @example
 * new ArchitectFlow(this, 'Flow', {
 *   flow: whoIsOnCall(findEngineer.ref),
 *   actions: [findEngineer],
 *   queues: [queue],
 *   callsInFlight,
 * });
 */
export class ArchitectFlow extends Construct {
  readonly flowId: string;
  /** Path of the YAML file, relative to the folder of the stack's `cdk.tf.json`. */
  readonly file: string;

  /**
   * @throws UserError that lists every mistake in the flow, or every action and queue that it names and the props lack
   */
  constructor(scope: Construct, id: string, props: ArchitectFlowProps) {
    super(scope, id);
    const { flow, actions, queues, callsInFlight } = props;
    check(flow);
    const calledActions = actionsOf(flow);
    const usedQueues = queuesOf(flow);
    const mistakes = [
      ...calledActions.flatMap((ref) => actionMistakes(ref, actions)),
      ...usedQueues.flatMap((name) => queueMistakes(name, queues)),
    ];
    if (mistakes.length > 0) throw new UserError(mistakes.map((mistake) => within(`flow "${flow.name}"`, mistake)));

    const namedActions = actions.filter(({ ref }) => calledActions.some((called) => sameName(called, ref)));
    const namedQueues = queues.filter(({ name }) => usedQueues.includes(name));
    const ids = [...namedActions.map((action) => action.actionId), ...namedQueues.map((queue) => queue.queueId)];
    this.file = FlowFiles.of(TerraformStack.of(this)).add(flow, render(flow));
    this.flowId = new flowBindings.Flow(this, 'Default', {
      filepath: terraformText(this.file),
      dependsOn: [...namedActions, ...namedQueues, ...(callsInFlight ? [callsInFlight] : [])],
      ...(ids.length > 0 ? { updateTriggerHash: Fn.sha1(Fn.join(' ', Fn.sort(ids))) } : {}),
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }
}

function actionMistakes(called: DataActionRef, given: readonly DataAction[]): readonly Mistake[] {
  const refs = given.map((action) => action.ref);
  const declared = refs.find((ref) => sameName(called, ref));
  if (declared === undefined) return [actionNotGiven(called, refs)];
  const differences = contractDifferences(called, declared);
  return differences.length > 0 ? [otherContract(called, differences)] : [];
}

function queueMistakes(used: string, given: readonly QueueRef[]): readonly Mistake[] {
  const names = given.map((queue) => queue.name);
  return names.includes(used) ? [] : [queueNotGiven(used, names)];
}

function sameName(one: DataActionRef, other: DataActionRef): boolean {
  return one.category === other.category && one.name === other.name;
}
