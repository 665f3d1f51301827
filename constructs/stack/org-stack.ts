import { Annotations, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { mistakeText } from '../../input/mistake';
import {
  ArchitectFlow,
  addBackend,
  CallRoute,
  CallsInFlight,
  Division,
  GenesysProvider,
  Organization,
  Queue,
} from '../genesys';
import type { OrgConfig } from '../org';
import { type ActionContract, ServiceNow } from '../servicenow';
import { addOutputs } from './outputs';
import { type MadeFlow, ownFlowsOf, queueKeysOf } from './own-flows';
import type { Org } from './project';
import type { ShippedContracts } from './recorded-contracts';
import { longestCallSeconds } from './release-limits';
import { shippedFlow } from './shipped-flows';

/**
 * One Genesys Cloud org: the integration with ServiceNow, its data actions and the flows that use them.
 *
 * @example
 * stack: (app, org) => new OrgStack(app, org),
 */
export class OrgStack extends TerraformStack implements ShippedContracts {
  readonly contracts: readonly ActionContract[];
  readonly longestCallSeconds: number;

  constructor(scope: Construct, config: Org) {
    super(scope, config.name);
    const { genesys, servicenow, release } = config;

    addBackend(this, config.backend);
    new GenesysProvider(this, 'Genesys', { region: genesys.region });
    if (genesys.organization !== undefined) {
      new Organization(this, 'Organization', { expected: genesys.organization, declaredIn: config.file });
    } else if (config.backend.type !== 'local') {
      Annotations.of(this).addWarning(organizationMissing(config.file));
    }
    const { divisionId } = new Division(this, 'Division', { name: genesys.division });

    const serviceNow = new ServiceNow(this, 'ServiceNow', {
      name: servicenow.name,
      instance: servicenow.instance,
      tokenPath: servicenow.tokenPath,
      auth: release.auth,
      credential: config.credential,
      operations: config.project.operations.named(release.operations),
      importSetTables: release.create === 'importSet' ? servicenow.importSetTables : {},
      tokenSeconds: release.timeouts.tokenSeconds,
      actionSeconds: release.timeouts.actionSeconds,
    });

    const ownFlows = ownFlowsOf(config, serviceNow);
    const queues = usedQueues(config, ownFlows).map((key) => {
      return new Queue(this, `Queue-${key}`, { name: config.queues[key] as string });
    });
    this.contracts = serviceNow.contracts;
    this.longestCallSeconds = Math.max(longestCallSeconds(config), ...ownFlows.map(({ own }) => own.longestSeconds));
    const callsInFlight = new CallsInFlight(this, 'CallsInFlight', {
      actions: serviceNow.actionsFor([...usedOperations(config), ...ownFlows.flatMap(({ operations }) => operations)]),
      longestSeconds: this.longestCallSeconds,
    });
    const flows = new Construct(this, 'Flows');
    const shipped = [
      ...release.flows.map((flow) => shippedFlow(config, flow, serviceNow.refs)),
      ...ownFlows.map(({ flow }) => flow),
    ];
    const published = shipped.map((flow) => {
      const made = new ArchitectFlow(flows, flowId(flow), {
        flow,
        actions: serviceNow.actions,
        queues,
        callsInFlight,
      });
      return [made, flow] as const;
    });
    const routes = new Construct(this, 'Routes');
    for (const [name, numbers] of Object.entries(config.routes)) {
      const [routed] = published.find(([, flow]) => flow.type === 'inboundCall' && flow.name === name) ?? [];
      if (routed === undefined) continue;
      for (const number of numbers) new CallRoute(routes, number, { number, flowId: routed.flowId, divisionId });
    }
    addOutputs(this, new Map(published), serviceNow.actions);
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
function usedQueues(config: OrgConfig, ownFlows: readonly MadeFlow[]): readonly string[] {
  const keys = config.release.flows.flatMap((flow) => ('queue' in flow ? [flow.queue, 'fallback'] : []));
  return [...new Set([...keys, ...queueKeysOf(config, ownFlows)])].sort();
}

/** Names of the operations that flows call. */
function usedOperations({ release, project }: Org): readonly string[] {
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
function flowId({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${type}-${name}`;
}
