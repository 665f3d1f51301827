import { boundFlow } from './bound-flow';
import type { PublishedFlow } from './genesys/flow';
import type { FlowRecord } from './genesys/org/org-record';
import type { WrittenOrg } from './genesys/org/written-org';

/**
 * The flows of an org that can be written, each as it was published last. An interaction goes on with the flow that it
 * began with.
 *
 * All methods throw UserError for a flow that the sandbox cannot run.
 */
export class RunningFlows {
  private readonly known = new WeakMap<FlowRecord, PublishedFlow>();

  constructor(private readonly written: WrittenOrg) {}

  /** The flow of an id, if it is there. */
  byId(id: string): PublishedFlow | undefined {
    return this.published(this.written.lookUp('flows', id));
  }

  /** The flow of a type and name, if it is there. @param type as Archy writes it, such as `inboundCall` */
  named(type: string, name: string): PublishedFlow | undefined {
    return this.published(this.written.record.flows.find((flow) => flow.type === type && flow.name === name));
  }

  /** The flow that a call to a number reaches in open hours, if there is one. @param number E.164 */
  ofNumber(number: string): PublishedFlow | undefined {
    const route = this.written.record.callRoutes.find(({ numbers }) => numbers.includes(number));
    return route?.openHoursFlow === undefined ? undefined : this.byId(route.openHoursFlow);
  }

  private published(record: FlowRecord | undefined): PublishedFlow | undefined {
    if (record === undefined) return undefined;
    const { type, name } = record;
    const flow = this.known.get(record) ?? boundFlow(record, `${type} flow ${name}`, this.written.content());
    this.known.set(record, flow);
    return flow;
  }
}
