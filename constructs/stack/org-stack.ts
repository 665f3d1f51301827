import { Annotations, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { mistakeText } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { actionsOf, type Flow, queuesOf } from '../architect';
import {
  ArchitectFlow,
  addBackend,
  CallRoute,
  CallsInFlight,
  type DataAction,
  Division,
  type DrawnFlow,
  duplicateFlow,
  GenesysProvider,
  Organization,
  Queue,
} from '../genesys';
import type { OrgConfig } from '../org';
import { type ActionContract, ServiceNow } from '../servicenow';
import type { OfferedOrg } from './offered';
import { addOutputs } from './outputs';
import { usualLongestSeconds } from './own-flows/own-flow';
import { ownFlowsOf } from './own-flows/own-flows';
import { longestCallSeconds } from './release-limits';
import { shippedFlow } from './shipped-flows';
import type { ShippedFlow, ShippedStack } from './shipped-stack';

export interface AddedFlowOptions {
  /** Data actions that the flow calls besides those of ServiceNow. @default - none */
  readonly actions?: readonly DataAction[];
  /**
   * The longest time from the start of the flow to the end of its last data action, in whole seconds: an apply that
   * destroys a data action waits so long for calls in flight. @default 300
   */
  readonly longestSeconds?: number;
}

/**
 * One Genesys Cloud org: the integration with ServiceNow, its data actions and the flows that use them. A subclass may
 * change what it passes on of the org, and add flows.
 *
 * @example
 * class AcmeStack extends OrgStack {
 *   constructor(scope: Construct, org: Org) {
 *     super(scope, org);
 *     this.addFlow(closedToday(org.genesys.division));
 *   }
 * }
 */
export class OrgStack extends TerraformStack implements ShippedStack {
  /** ServiceNow as the org sees it: `refs` has the data actions by the names of their operations. */
  protected readonly serviceNow: ServiceNow;
  private readonly callsInFlight: CallsInFlight;
  private readonly division: Division;
  private readonly flowScope: Construct;
  private readonly routeScope: Construct;
  private readonly published: { readonly flow: ShippedFlow; readonly construct: ArchitectFlow }[] = [];
  private readonly declaredQueues = new Map<string, Queue>();
  private longestSeconds: number;

  constructor(
    scope: Construct,
    readonly org: OfferedOrg,
  ) {
    super(scope, org.name);
    const { genesys, servicenow, release, project } = org;

    addBackend(this, org.backend);
    new GenesysProvider(this, 'Genesys', { region: genesys.region });
    if (genesys.organization !== undefined) {
      new Organization(this, 'Organization', { expected: genesys.organization, declaredIn: org.file });
    } else if (org.backend.type !== 'local') {
      Annotations.of(this).addWarning(organizationMissing(org.file));
    }
    this.division = new Division(this, 'Division', { name: genesys.division });

    this.serviceNow = new ServiceNow(this, 'ServiceNow', {
      name: servicenow.name,
      instance: servicenow.instance,
      tokenPath: servicenow.tokenPath,
      auth: release.auth,
      credential: org.credential,
      operations: project.operations.named(release.operations),
      importSetTables: release.create === 'importSet' ? servicenow.importSetTables : {},
      tokenSeconds: release.timeouts.tokenSeconds,
      actionSeconds: release.timeouts.actionSeconds,
    });

    for (const key of usedQueues(org)) this.declareQueue(key);
    this.longestSeconds = longestCallSeconds(org);
    this.callsInFlight = new CallsInFlight(this, 'CallsInFlight', {
      actions: this.serviceNow.actionsFor(usedOperations(org)),
      longestSeconds: this.longestSeconds,
    });
    this.flowScope = new Construct(this, 'Flows');
    this.routeScope = new Construct(this, 'Routes');
    for (const flow of release.flows) this.publish(shippedFlow(org, flow, this.serviceNow.refs));
    for (const { flow, own } of ownFlowsOf(org, this.serviceNow)) {
      this.addFlow(flow, { longestSeconds: own.longestSeconds });
    }
    addOutputs(this, this.published, this.serviceNow.actions);
  }

  get contracts(): readonly ActionContract[] {
    return this.serviceNow.contracts;
  }

  get longestCallSeconds(): number {
    return this.longestSeconds;
  }

  get flows(): readonly ShippedFlow[] {
    return this.published.map(({ flow }) => flow);
  }

  /** The queues that flows of the stack are bound to. */
  protected get queues(): readonly Queue[] {
    return [...this.declaredQueues.values()];
  }

  /**
   * Adds a flow beside those of the release. The queues that it names are those of the org file.
   *
   * @throws UserError that lists every mistake in the flow, and for a second flow of its type and name
   */
  protected addFlow(flow: Flow | DrawnFlow, options: AddedFlowOptions = {}): ArchitectFlow {
    const { actions = [], longestSeconds = usualLongestSeconds } = options;
    const isSame = (other: ShippedFlow) =>
      other.type === flow.type && other.name.toLowerCase() === flow.name.toLowerCase();
    if (this.flows.some(isSame)) throw new UserError([duplicateFlow(flow.type, flow.name)]);

    const isDrawn = 'kind' in flow;
    const names = isDrawn ? flow.queues.map(({ name }) => name) : queuesOf(flow);
    for (const name of names) this.declareQueueNamed(name);
    const called = isDrawn ? flow.actions : actionsOf(flow);
    this.longestSeconds = Math.max(this.longestSeconds, longestSeconds);
    this.callsInFlight.add(this.serviceNow.actionsFor(this.serviceNow.operationsOf(called)), this.longestSeconds);
    return this.publish(flow, actions, this.division);
  }

  private publish(flow: Flow | DrawnFlow, actions: readonly DataAction[] = [], division?: Division): ArchitectFlow {
    const construct = new ArchitectFlow(this.flowScope, idOf(flow), {
      flow,
      actions: [...this.serviceNow.actions, ...actions],
      queues: this.queues,
      ...(division && { division }),
      flows: this.published.map(({ construct: earlier }) => earlier),
      callsInFlight: this.callsInFlight,
    });
    const { flowId } = construct;
    const { divisionId } = this.division;
    const numbers = flow.type === 'inboundCall' && new Map(Object.entries(this.org.routes)).get(flow.name);
    for (const number of numbers || []) new CallRoute(this.routeScope, number, { number, flowId, divisionId });
    this.published.push({ flow, construct });
    return construct;
  }

  private declareQueueNamed(name: string): void {
    if (this.queues.some((queue) => queue.name === name)) return;
    const [key] = Object.entries(this.org.queues).find(([, known]) => known === name) ?? [];
    if (key !== undefined) this.declareQueue(key);
  }

  private declareQueue(key: string): void {
    this.declaredQueues.set(key, new Queue(this, `Queue-${key}`, { name: this.org.queues[key] as string }));
  }
}

function organizationMissing(file: string): string {
  return mistakeText({
    file,
    path: 'genesys.organization',
    problem: 'missing although the state is shared: Terraform would apply it to any org whose credentials are set',
    next: 'add the name or the id of the Genesys Cloud org',
  });
}

/** Keys of the queues that flows transfer to. */
function usedQueues({ release }: OrgConfig): readonly string[] {
  const keys = release.flows.flatMap((flow) => ('queue' in flow ? [flow.queue, 'fallback'] : []));
  return [...new Set(keys)].sort();
}

/** Names of the operations that flows call. */
function usedOperations({ release, project }: OfferedOrg): readonly string[] {
  return release.flows.flatMap(({ create, findCaller }) => [
    create,
    project.operations.lookupOf(create),
    ...(findCaller ? [findCaller] : []),
  ]);
}

/**
 * The name identifies a flow in its org, so it is part of its id here: a renamed flow is a new flow, and Terraform
 * deletes the old one.
 */
function idOf({ type, name }: ShippedFlow): string {
  return `${type}-${name}`;
}
