import { createHash } from 'node:crypto';
import { flow as flowBindings } from '@cdktf/provider-genesyscloud';
import { Fn, type ITerraformDependable, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { type Mistake, within } from '../../input/mistake';
import { type Substitutions, substituted } from '../../input/substitutions';
import { UserError } from '../../input/user-error';
import { actionsOf, type DataActionRef, type Flow, queuesOf } from '../architect';
import { check } from '../architect/check';
import { render } from '../architect/render';
import type { CallsInFlight } from './calls-in-flight';
import { contractDifferences } from './contract-differences';
import type { DataAction } from './data-action';
import type { Division } from './division';
import type { DrawnFlow } from './drawn-flow';
import { actionNotGiven, otherContract, queueNotGiven } from './flow-errors';
import { FlowFiles } from './flow-files';
import type { QueueRef } from './queue';
import { terraformText, terraformTexts } from './terraform-text';

export interface ArchitectFlowProps {
  /** The flow: a value, or a file that `readDrawnFlow` has read. */
  readonly flow: Flow | DrawnFlow;
  /** The data actions that the flow calls. It may list others. */
  readonly actions: readonly DataAction[];
  /** The queues that the flow sends conversations to. It may list others. */
  readonly queues: readonly QueueRef[];
  /** The division of the flow, which may name another one. @default - the flow does not depend on its division */
  readonly division?: Division;
  /**
   * Flows of the stack that this one may call or transfer to by name: one that it names is published before it, and again
   * with it when it is a common module, of which a flow keeps the version that it was published with. @default - none
   */
  readonly flows?: readonly ArchitectFlow[];
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
export class ArchitectFlow extends Construct implements ITerraformDependable {
  /** In Archy's spelling, such as `inboundCall`. */
  readonly type: string;
  /** Exact name in the org. */
  readonly name: string;
  readonly flowId: string;
  readonly fqn: string;
  /** Path of the YAML file, relative to the folder of the stack's `cdk.tf.json`. */
  readonly file: string;
  /** Changes whenever the flow is published again: what it says, and the ids that it is bound to. */
  private readonly version: readonly string[];

  /**
   * @throws UserError that lists every mistake in the flow, or every action and queue that it names and the props lack
   */
  constructor(scope: Construct, id: string, props: ArchitectFlowProps) {
    super(scope, id);
    const { flow, actions, queues, division, flows = [], callsInFlight } = props;
    const { names, yaml, substitutions } =
      'kind' in flow ? drawn(flow, actions, queues) : written(flow, actions, queues);

    const namedActions = actions.filter(({ ref }) => names.actions.some((called) => sameName(called, ref)));
    const namedQueues = queues.filter(({ name }) => names.queues.includes(name));
    const namedDivisions = division !== undefined && division.name === names.division ? [division] : [];
    const namedFlows = flows.filter(({ name }) => names.flows.includes(name));
    const ids = [
      ...namedActions.map((action) => action.actionId),
      ...namedQueues.map((queue) => queue.queueId),
      ...namedDivisions.map(({ divisionId }) => divisionId),
      ...namedFlows.flatMap((named) => (named.type === 'commonModule' ? named.version : [named.flowId])),
    ];
    this.version = [contentHash(yaml, substitutions), ...ids];
    this.type = flow.type;
    this.name = flow.name;
    this.file = FlowFiles.of(TerraformStack.of(this)).add(flow, yaml);
    const resource = new flowBindings.Flow(this, 'Default', {
      filepath: terraformText(this.file),
      ...(Object.keys(substitutions).length > 0 ? { substitutions: terraformTexts(substitutions) } : {}),
      dependsOn: [
        ...namedActions,
        ...namedQueues,
        ...namedDivisions,
        ...namedFlows,
        ...(callsInFlight ? [callsInFlight] : []),
      ],
      ...(ids.length > 0 ? { updateTriggerHash: Fn.sha1(Fn.join(' ', Fn.sort(ids))) } : {}),
      lifecycle: { createBeforeDestroy: true },
    });
    this.flowId = resource.id;
    this.fqn = resource.fqn;
  }
}

/** What is published, and what of the org it names. */
interface Publication {
  readonly names: {
    readonly actions: readonly Named[];
    readonly queues: readonly string[];
    readonly flows: readonly string[];
    readonly division: string | undefined;
  };
  readonly yaml: string;
  readonly substitutions: Substitutions;
}

type Given = readonly [actions: readonly DataAction[], queues: readonly QueueRef[]];

function written(flow: Flow, ...[actions, queues]: Given): Publication {
  check(flow);
  const names = { actions: actionsOf(flow), queues: queuesOf(flow), flows: [], division: flow.division };
  const mistakes = [
    ...names.actions.flatMap((ref) => actionMistakes(ref, actions)),
    ...names.queues.flatMap((name) => queueMistakes(name, queues)),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes.map((mistake) => within(`flow "${flow.name}"`, mistake)));
  return { names, yaml: render(flow), substitutions: {} };
}

function drawn(flow: DrawnFlow, ...[actions, queues]: Given): Publication {
  const refs = actions.map(({ ref }) => ref);
  const mistakes = [
    ...flow.actions
      .filter((named) => !refs.some((ref) => sameName(named, ref)))
      .map((named): Mistake => ({ ...named.place, ...actionNotGiven(named, refs) })),
    ...flow.queues.flatMap(({ name, place }) =>
      queueMistakes(name, queues).map((mistake): Mistake => ({ ...place, ...mistake })),
    ),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes);
  const names = {
    actions: flow.actions,
    queues: flow.queues.map(nameOf),
    flows: flow.flows.map(nameOf),
    division: flow.division?.name,
  };
  return { names, yaml: flow.text, substitutions: flow.substitutions };
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

function contentHash(yaml: string, substitutions: Substitutions): string {
  return createHash('sha256').update(substituted(yaml, substitutions)).digest('hex');
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

type Named = Pick<DataActionRef, 'category' | 'name'>;

function sameName(one: Named, other: Named): boolean {
  return one.category === other.category && one.name === other.name;
}
