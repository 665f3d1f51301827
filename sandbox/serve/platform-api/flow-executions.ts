import { randomUUID } from 'node:crypto';
import { mistakeText } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';
import type { Process, VirtualClock } from '../../clock';
import type { ConversationStore, Interaction, InteractionResult, PublishedFlow } from '../../genesys/flow';
import type { FlowRecord } from '../../genesys/org/org-record';
import { ApiError } from './api-error';
import { type ApiSettings, defaultApiSettings } from './api-settings';

/** Runs flows on a virtual clock. */
export interface FlowHost {
  readonly clock: VirtualClock;
  course(flow: PublishedFlow, interaction: Interaction): Process<InteractionResult>;
}

/** Flows as they were published last. */
export interface FlowSource {
  /** @throws UserError for a flow that the sandbox cannot run */
  byId(id: string): PublishedFlow | undefined;
}

/** An execution of a workflow, as callers of the API see it. */
export interface FlowExecution {
  readonly id: string;
  readonly name: string;
  readonly flow: Pick<FlowRecord, 'id' | 'name' | 'version'>;
  readonly status: 'RUNNING' | 'COMPLETED' | ApiSettings['failedExecutionStatus'];
  /** Moments on the virtual clock. */
  readonly launchedAt: number;
  readonly endedAt?: number;
  /** Set when it is completed. Outputs that are not set are null. */
  readonly completed?: { readonly reason: string; readonly outputs: Readonly<Record<string, unknown>> };
  /** The reason why the flow failed. */
  readonly error?: string;
}

export interface FlowExecutionsOptions {
  readonly host: FlowHost;
  readonly flows: FlowSource;
  readonly settings?: Partial<ApiSettings> | undefined;
  /** Called with each execution when it ends. @default - none */
  readonly onEnded?: ((execution: FlowExecution) => void) | undefined;
}

/** Seen in a sample of the vendor, whose workflows give no exit reason. */
const successful = 'Success';

interface Launch {
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Executions of workflows that callers of the API launch. They are kept as long as the API is served. */
export class FlowExecutions {
  private readonly executions = new Map<string, FlowExecution>();
  /** Data of conversations, which later executions find again. */
  private readonly conversations: ConversationStore = new Map();
  private readonly failedStatus: ApiSettings['failedExecutionStatus'];

  constructor(private readonly options: FlowExecutionsOptions) {
    this.failedStatus = { ...defaultApiSettings, ...options.settings }.failedExecutionStatus;
  }

  /** Launches the published version of a workflow. @throws ApiError for a flow or inputs that cannot be launched */
  launch(record: FlowRecord, { name, inputs }: Launch): FlowExecution {
    const { clock } = this.options.host;
    const { id: flowId, name: flowName, version } = record;
    const course = this.course(this.published(record), inputs);
    const [id, launchedAt] = [randomUUID(), clock.now()];
    const flow = { id: flowId, name: flowName, version };
    const begun: FlowExecution = { id, name, flow, status: 'RUNNING', launchedAt };
    this.executions.set(id, begun);
    clock.start(course, (end) => this.ended({ ...begun, ...end, endedAt: clock.now() }));
    clock.runAll(launchedAt);
    return begun;
  }

  /** @throws ApiError 404 */
  find(id: string): FlowExecution {
    const execution = this.executions.get(id);
    if (execution === undefined) throw new ApiError(404, `there is no flow execution with the id ${id}`);
    return execution;
  }

  private published({ id, type, name }: FlowRecord): PublishedFlow {
    if (type !== 'workflow')
      throw new ApiError(400, `the flow ${JSON.stringify(name)} is not a workflow, so it cannot be launched`);
    try {
      return this.options.flows.byId(id) as PublishedFlow;
    } catch (error) {
      throw new ApiError(501, `the sandbox cannot run the flow ${JSON.stringify(name)}: ${reasonOf(error)}`);
    }
  }

  /** The execution as it ends. Takes the first step at once, so that inputs which the flow does not have are refused. */
  private course(flow: PublishedFlow, inputs: Launch['inputs']): Process<Partial<FlowExecution>> {
    const { conversations } = this;
    const steps = this.options.host.course(flow, { type: 'workflow', inputs, conversations });
    try {
      return this.continued(flow, steps, steps.next());
    } catch (error) {
      throw new ApiError(400, reasonOf(error));
    }
  }

  private *continued(
    flow: PublishedFlow,
    steps: Process<InteractionResult>,
    first: IteratorResult<number, InteractionResult>,
  ): Process<Partial<FlowExecution>> {
    try {
      let step = first;
      for (; !step.done; step = steps.next()) yield step.value;
      return this.endOf(flow, step.value);
    } catch (error) {
      return { status: this.failedStatus, error: reasonOf(error) };
    }
  }

  private endOf({ program }: PublishedFlow, { end, failed, outputs }: InteractionResult): Partial<FlowExecution> {
    if (failed !== undefined) return { status: this.failedStatus, error: failed };
    const reason = (end.kind === 'workflowEnded' && end.exitReason) || successful;
    const all = program.outputs.map(({ name }) => [name, outputs[name] ?? null]);
    return { status: 'COMPLETED', completed: { reason, outputs: Object.fromEntries(all) } };
  }

  private ended(execution: FlowExecution): void {
    this.executions.set(execution.id, execution);
    this.options.onEnded?.(execution);
  }
}

/** @throws the error itself, unless it is one that a user can mend */
function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.mistakes.map(mistakeText).join('\n');
  throw error;
}
