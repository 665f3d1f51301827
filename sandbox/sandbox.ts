import { type Process, VirtualClock } from './clock';
import type { FaultPlan } from './faults';
import type { ActionOutcome } from './genesys/data-actions/action-outcome';
import { type ActionSource, DataActionEngine, type ExecuteOptions } from './genesys/data-actions/data-action-engine';
import type { EngineSettings } from './genesys/data-actions/engine-settings';
import {
  FlowRunner,
  type Interaction,
  type InteractionResult,
  type PublishedFlow,
  type RunnerSettings,
} from './genesys/flow';
import type { DataAction } from './genesys/org/entities';
import type { PublishedOrg } from './published-org';
import { type SandboxClient, sandboxClient } from './published-org';
import { seededRandom } from './random';
import type { ServiceNowUser } from './servicenow/options';
import { ServiceNow } from './servicenow/service-now';
import type { ServiceNowSettings } from './servicenow/settings';
import type { Tracer } from './trace';

/** Ids and tokens of ServiceNow. Their texts have no meaning. */
const randomText = /[0-9a-f]{32,}/g;

export interface SandboxOptions {
  readonly serviceNow?: Partial<ServiceNowSettings> | undefined;
  readonly engine?: Partial<EngineSettings> | undefined;
  readonly runner?: Partial<RunnerSettings> | undefined;
  /** People in `sys_user` besides the integration user. @default - none */
  readonly users?: readonly ServiceNowUser[];
  readonly faults?: FaultPlan | undefined;
  /** @default 1 */
  readonly seed?: number | undefined;
  /** @default - nothing is recorded */
  readonly trace?: Tracer | undefined;
  readonly client?: SandboxClient;
  /** Milliseconds since 1970, UTC. @default - the same moment in every run */
  readonly startsAt?: number | undefined;
  /** Further paths where ServiceNow gives out tokens. @default - none */
  readonly otherTokenPaths?: readonly string[];
  /** Where data actions and their integrations are found when they are called. @default - the published org */
  readonly org?: ActionSource | undefined;
  /** Learns of each data action that a flow executes. @default - nobody does */
  readonly executions?: ExecutionObserver | undefined;
}

/** Called when a flow begins to execute a data action, named by its title, and when the execution ends. */
export interface ExecutionObserver {
  begins(action: string): void;
  ends(action: string, outcome: ActionOutcome): void;
}

/**
 * A Genesys Cloud org as it ships and its ServiceNow, on one virtual clock. Deterministic: the same files, options and
 * interactions give the same run.
 */
export class Sandbox {
  readonly clock: VirtualClock;
  readonly serviceNow: ServiceNow;
  private readonly engine: DataActionEngine;
  private readonly runner: FlowRunner;
  private readonly client: SandboxClient;

  constructor(
    private readonly published: PublishedOrg,
    options: SandboxOptions = {},
  ) {
    const clock = new VirtualClock(options.startsAt);
    this.clock = clock;
    const client = options.client ?? sandboxClient;
    this.client = client;
    const random = seededRandom(options.seed ?? 1);
    this.serviceNow = new ServiceNow({
      clock,
      random,
      instance: published.instance,
      tokenPaths: [published.tokenPath, ...(options.otherTokenPaths ?? [])],
      clients: [
        {
          clientId: client.clientId,
          clientSecret: client.clientSecret,
          applicationUser: client.user,
          refreshTokens: { [client.refreshToken]: client.user },
        },
      ],
      users: [{ user_name: client.user, user_password: client.password }, ...(options.users ?? [])],
      settings: { ...published.setUp, ...options.serviceNow },
      ...(options.faults ? { faults: options.faults } : {}),
    });
    const trace = options.trace ? { trace: options.trace } : {};
    this.engine = new DataActionEngine({
      clock,
      random,
      org: options.org ?? published.org,
      remote: this.serviceNow.handle,
      ...(options.engine ? { settings: options.engine } : {}),
      ...trace,
    });
    this.runner = new FlowRunner({
      clock,
      random,
      execute: (action, inputs, timers) => observed(action.name, this.engine.call(action, inputs, timers), options),
      ...(options.runner ? { settings: options.runner } : {}),
      ...trace,
    });
  }

  /** Runs one interaction through a flow to its end. */
  run(flow: PublishedFlow, interaction: Interaction): InteractionResult {
    return this.clock.run(this.course(flow, interaction));
  }

  /** Starts an interaction, which continues while the clock moves. */
  start(flow: PublishedFlow, interaction: Interaction, onEnd: (result: InteractionResult) => void): void {
    this.clock.start(this.course(flow, interaction), onEnd);
  }

  /** An interaction that starts when its first step is taken. */
  course(flow: PublishedFlow, interaction: Interaction): Process<InteractionResult> {
    return this.runner.run(flow, interaction);
  }

  /** Executes one data action without a flow. */
  execute(
    action: DataAction,
    inputs: Readonly<Record<string, unknown>>,
    options?: ExecuteOptions,
  ): Process<ActionOutcome> {
    return this.engine.execute(action, inputs, options);
  }

  /**
   * Everything that later events depend on, and what the flows have done, as JSON. Two sandboxes of one org with equal
   * states continue alike, unless they draw random numbers. Ids and tokens are replaced by their order of appearance.
   */
  get state(): string {
    const { clock, runner, engine, serviceNow } = this;
    const names = new Map<string, string>();
    return JSON.stringify([clock.now(), runner.state, engine.state, serviceNow.state]).replace(randomText, (text) => {
      const name = names.get(text) ?? `#${names.size}`;
      names.set(text, name);
      return name;
    });
  }

  /** Number of executions that Genesys Cloud has rejected so far because a limit of the org was reached. */
  get rejected(): number {
    return this.engine.rejected;
  }

  /**
   * Makes the shared token look old: another user of the client obtained it, and only this many seconds remain. Returns
   * the token, or an empty text when ServiceNow issued none.
   */
  leaveTokenWith(seconds: number): string {
    const token = this.requestToken();
    const elapsed = Math.max(0, this.serviceNow.tokenLife - seconds);
    this.clock.runAll(this.clock.now() + elapsed * 1000);
    return token;
  }

  /** Requests a token as another user of the same OAuth client does. Empty when ServiceNow issues none. */
  requestToken(): string {
    const { clientId, clientSecret } = this.client;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const outcome = this.serviceNow.handle({
      method: 'POST',
      url: `${this.published.instance}${this.published.tokenPath}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
    });
    if (outcome.kind !== 'reply' || outcome.status !== 200) return '';
    return (JSON.parse(outcome.body) as { readonly access_token: string }).access_token;
  }

  /** The first flow of a type, with this name where one is given. */
  flow(type: PublishedFlow['type'], name?: string): PublishedFlow | undefined {
    return this.published.flows.find((flow) => flow.type === type && (name === undefined || flow.name === name));
  }
}

function* observed(
  action: string,
  execution: Process<ActionOutcome>,
  { executions }: SandboxOptions,
): Process<ActionOutcome> {
  executions?.begins(action);
  const outcome = yield* execution;
  executions?.ends(action, outcome);
  return outcome;
}
