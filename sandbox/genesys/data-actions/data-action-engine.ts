import { UserError } from '../../../input/user-error';
import type { Process, VirtualClock } from '../../clock';
import type { HttpRequest, Remote } from '../../http';
import { type Random, seededRandom } from '../../random';
import type { Tracer } from '../../trace';
import type { BoundAction, DataAction, Integration } from '../org/entities';
import type { Org } from '../org/org';
import { TemplateFailure } from '../template/velocity';
import { base64 } from '../template/velocity/escapes';
import { ActionFailure, processingFailure } from './action-failure';
import type { ActionError, ActionOutcome, NestedError } from './action-outcome';
import { type CompiledAction, compiledAction } from './compiled-action';
import { type AuthResponse, CustomAuth } from './custom-auth';
import { defaultEngineSettings, type EngineSettings } from './engine-settings';
import { actionPlace, unknownActionIntegration } from './errors';
import { Exchange, TimerRanOut, type Timers } from './exchange';
import { ExecutionLimits } from './execution-limits';
import { failedExecution, type Unsuccessful } from './failed-execution';
import { Mask, secretInputs, secretsIn, secretsInAuth } from './masking';
import { isSuccess, type Reply, readReply } from './reply';

/** Where the engine finds data actions, their integrations and sign-ins, each time that one is executed. */
export type ActionSource = Pick<Org, 'actionById' | 'integration' | 'customAuthAction'>;

export interface DataActionEngineOptions {
  readonly clock: VirtualClock;
  /** Makes correlation ids. @default - a fixed seed */
  readonly random?: Random;
  readonly org: ActionSource;
  readonly remote: Remote;
  readonly settings?: Partial<EngineSettings>;
  /** Receives one masked event per request and per execution that does not succeed. @default - no events are made */
  readonly trace?: Tracer;
}

export interface ExecuteOptions {
  /** Shows the answer of the remote endpoint in the error. @default false */
  readonly testMode?: boolean;
  /** Returns outputs as Architect receives them: dotted names, and arrays of scalars. @default true */
  readonly flatten?: boolean;
  /** The timer of the flow step, in milliseconds. @default - none; only the timer of the action applies */
  readonly timeoutMs?: number;
}

/** One execution that has not ended. */
interface Execution {
  readonly action: DataAction;
  readonly compiled: CompiledAction;
  readonly integration: Integration;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly timers: Timers;
  readonly flatten: boolean;
  /** The secrets that the trace and test mode hide. Every token that is used is added. */
  readonly secrets: Set<string>;
  /** Number of times that the execution has sent its own request. */
  sent: number;
  /** The answer of the remote endpoint. Not set before it arrived. */
  reply?: Reply;
}

/**
 * Executes the data actions of an org as the platform does: limits, input contract, sign-in, templates, timers,
 * translation, success contract. A failure of an execution is an outcome. Only constructs that this engine does not
 * know throw a UserError.
 */
export class DataActionEngine {
  private readonly clock: VirtualClock;
  private readonly org: ActionSource;
  private readonly random: Random;
  private readonly settings: EngineSettings;
  private readonly trace: Tracer | undefined;
  private readonly limits: ExecutionLimits;
  private readonly exchange: Exchange;
  private readonly signIns = new Map<string, CustomAuth>();
  private readonly running = new Set<Execution>();

  constructor({ clock, random, org, remote, settings, trace }: DataActionEngineOptions) {
    this.clock = clock;
    this.org = org;
    this.random = random ?? seededRandom(1);
    this.settings = { ...defaultEngineSettings, ...settings };
    this.trace = trace;
    this.limits = new ExecutionLimits(this.settings.maxConcurrent, this.settings.maxPerMinute);
    this.exchange = new Exchange(clock, remote, this.settings.resetStatus, trace);
  }

  /** Number of executions that were rejected so far because a limit of the org was reached. */
  get rejected(): number {
    return this.limits.rejected;
  }

  /** Everything that later executions depend on. */
  get state(): unknown {
    const running = Array.from(this.running, ({ action, timers, sent }) => [action.id, timers, sent]);
    return [running, this.limits.state, Array.from(this.signIns, ([id, { state }]) => [id, state])];
  }

  /** Executes the data action that a flow is bound to, as it is now. One that was deleted since is a failure. */
  *call(
    bound: BoundAction,
    inputs: Readonly<Record<string, unknown>>,
    options: ExecuteOptions = {},
  ): Process<ActionOutcome> {
    const action = this.org.actionById(bound.id);
    return action === undefined ? this.ended(bound, this.deleted()) : yield* this.execute(action, inputs, options);
  }

  /** @throws UserError for an unreadable template, and for an action of another org */
  *execute(
    action: DataAction,
    inputs: Readonly<Record<string, unknown>>,
    options: ExecuteOptions = {},
  ): Process<ActionOutcome> {
    const started = this.clock.now();
    const limit = this.limits.enter(started);
    if (limit !== undefined) {
      const rejection = `the limit ${limit} is reached`;
      return this.ended(action, new ActionFailure(this.settings.limitStatus, 'ACTION.PROCESSING', rejection));
    }
    let busyUntil = started;
    let execution: Execution | undefined;
    try {
      execution = this.begin(action, inputs, started, options);
      const outputs = yield* this.perform(execution);
      return { exit: 'success', outputs, ...(options.testMode && { remote: shownReply(execution) }) };
    } catch (error) {
      if (error instanceof TimerRanOut) busyUntil = error.busyUntil;
      return this.ended(action, error, execution, options.testMode);
    } finally {
      // The platform goes on after the flow has given up, so the slot stays taken.
      if (busyUntil > this.clock.now()) this.clock.at(busyUntil, () => this.limits.leave());
      else this.limits.leave();
    }
  }

  private begin(
    action: DataAction,
    inputs: Readonly<Record<string, unknown>>,
    started: number,
    { timeoutMs, flatten = true }: ExecuteOptions,
  ): Execution {
    const timers = timersOf(action, started, timeoutMs);
    const integration = this.org.integration(action.integrationId);
    if (integration === undefined) throw new UserError([{ path: actionPlace(action), ...unknownActionIntegration() }]);
    const secrets = new Set([...secretsIn(integration.credential?.fields ?? {}), ...secretInputs(inputs)]);
    return { action, compiled: compiledAction(action), integration, inputs, timers, flatten, secrets, sent: 0 };
  }

  private *perform(execution: Execution): Process<Readonly<Record<string, unknown>>> {
    const { integration, compiled } = execution;
    if (integration.state !== 'ENABLED') throw processingFailure('the integration of the action is not enabled');
    const inputs = compiled.inputs(execution.inputs);
    const input = { ...inputs, rawRequest: JSON.stringify(inputs) };
    this.running.add(execution);
    let reply: Reply;
    try {
      reply = yield* this.ask(execution, input);
    } finally {
      this.running.delete(execution);
    }
    execution.reply = reply;
    if (!isSuccess(reply)) throw this.refusal(reply);
    const { json, text } = readReply(reply, this.settings);
    const result = compiled.result(json, text);
    return execution.flatten ? compiled.flattened(result) : (result as Readonly<Record<string, unknown>>);
  }

  private *ask(execution: Execution, input: Readonly<Record<string, unknown>>): Process<Reply> {
    const { integration, timers } = execution;
    const signIn = this.signInOf(integration);
    if (signIn === undefined) return yield* this.send(execution, { input, ...plainCredentials(integration) });
    const authResponse = yield* signIn.response(timers);
    const reply = yield* this.send(execution, { input, authResponse }, authResponse);
    if (!this.refusesToken(reply)) return reply;
    signIn.drop(authResponse);
    if (this.settings.authRetry === 'none') return reply;
    const renewed = yield* signIn.response(timers);
    const second = yield* this.send(execution, { input, authResponse: renewed }, renewed);
    if (!this.refusesToken(second)) return second;
    signIn.drop(renewed);
    if (second.status !== 401) return second;
    throw new ActionFailure(400, 'ACTION.AUTHENTICATION', 'the remote endpoint refused a new token', {
      errorCode: 'INVALID_CREDENTIALS',
      remote: second,
    });
  }

  private *send(
    execution: Execution,
    context: Readonly<Record<string, unknown>>,
    authResponse: AuthResponse = {},
  ): Process<Reply> {
    execution.sent++;
    const request = withBasicAuth(execution.compiled.request(context), execution.integration);
    for (const secret of secretsInAuth(authResponse)) execution.secrets.add(secret);
    const mask = this.trace ? new Mask(execution.secrets) : noMask;
    return yield* this.exchange.send(request, execution.timers, { action: execution.action.name, signIn: false, mask });
  }

  private refusesToken({ status }: Reply): boolean {
    return status === 401 || (status === 403 && this.settings.authRefreshOnForbidden);
  }

  private refusal({ status, body }: Reply): ActionFailure {
    const { failureStatus } = this.settings;
    const message = 'the remote endpoint answered with an error; test mode shows its body';
    const remote = { status, body };
    if (failureStatus === 'none') {
      return new ActionFailure(0, 'ACTION.REMOTE_ENDPOINT', message, { errorCode: '', reported: false, remote });
    }
    return new ActionFailure(failureStatus === 'remote' ? status : failureStatus, 'ACTION.REMOTE_ENDPOINT', message, {
      remote,
    });
  }

  private deleted(): ActionFailure {
    const { deletedActionStatus: status, deletedActionCode: errorCode } = this.settings;
    const message = 'the data action was deleted after the flow was published';
    return status === 'none'
      ? new ActionFailure(0, 'ACTION.PROCESSING', message, { errorCode: '', reported: false })
      : new ActionFailure(status, 'ACTION.PROCESSING', message, { errorCode });
  }

  /** The outcome of an execution that threw something. Adds it to the trace. */
  private ended(
    action: Pick<DataAction, 'name'>,
    thrown: unknown,
    execution?: Execution,
    testMode = false,
  ): ActionOutcome {
    const outcome = this.unsuccessful(thrown, testMode ? execution : undefined);
    this.trace?.(failedExecution(action.name, this.clock.now(), outcome, new Mask(execution?.secrets ?? [])));
    return outcome;
  }

  private unsuccessful(thrown: unknown, tested: Execution | undefined): Unsuccessful {
    if (thrown instanceof TimerRanOut) return this.timedOut(thrown.timer);
    if (thrown instanceof TemplateFailure) {
      return this.failure(processingFailure(`a template failed: ${thrown.message}`), tested);
    }
    if (thrown instanceof ActionFailure) return this.failure(thrown, tested);
    throw thrown;
  }

  private timedOut(timer: 'step' | 'action'): Unsuccessful {
    const { actionTimeoutExit, timeoutStatus } = this.settings;
    if (timer === 'step' || actionTimeoutExit === 'timeout') return { exit: 'timeout' };
    return this.failure(
      new ActionFailure(timeoutStatus, 'ACTION.REMOTE_ENDPOINT', 'the remote endpoint did not answer in time'),
    );
  }

  /** @param tested the execution, in test mode */
  private failure(failure: ActionFailure, tested?: Execution): Unsuccessful {
    const { remote, reported = true } = failure.options;
    const shown = remote !== undefined && (reported || tested !== undefined);
    const error: ActionError = {
      status: failure.status,
      errorCode: failure.errorCode,
      correlationId: this.correlationId(),
      userMessage: failure.message,
      userParams: [],
      details: [{ errorCode: failure.stage }],
      errors: shown ? [this.nested(failure, remote, tested)] : [],
      reported,
    };
    return { exit: 'failure', error };
  }

  private nested(
    { status, errorCode, stage }: ActionFailure,
    remote: NonNullable<ActionFailure['options']['remote']>,
    tested: Execution | undefined,
  ): NestedError {
    const rest = { userParams: [], details: [], errors: [] };
    if (tested === undefined) return { status, errorCode, userMessage: hiddenBody, ...rest };
    const userMessage = new Mask(tested.secrets).reply(remote.body, stage === 'ACTION.AUTHENTICATION');
    return { status: remote.status, errorCode: stage, userMessage, ...rest };
  }

  private correlationId(): string {
    const digits = (count: number) =>
      Math.floor(this.random() * 16 ** count)
        .toString(16)
        .padStart(count, '0');
    return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
  }

  private signInOf(integration: Integration): CustomAuth | undefined {
    if (integration.credential?.type !== 'userDefinedOAuth') return undefined;
    const action = this.org.customAuthAction(integration.id);
    const known = this.signIns.get(integration.id);
    if (action === undefined) return undefined;
    if (known?.isOf(integration, action)) return known;
    const signIn = new CustomAuth(integration, action, this.clock, this.exchange, this.settings);
    this.signIns.set(integration.id, signIn);
    return signIn;
  }
}

/** The answer of the remote endpoint with secrets masked, for test mode. */
function shownReply({ reply, secrets }: Execution): string {
  return new Mask(secrets).reply(reply?.body ?? '', false);
}

const noMask = new Mask([]);
const hiddenBody = 'the request to the remote endpoint failed; test mode shows what it answered';

function timersOf(action: DataAction, started: number, timeoutMs = Number.POSITIVE_INFINITY): Timers {
  return { stepAt: started + timeoutMs, actionAt: started + action.timeoutSeconds * 1000 };
}

function plainCredentials({ credential }: Integration): { readonly credentials?: Readonly<Record<string, string>> } {
  return credential?.type === 'userDefined' ? { credentials: credential.fields } : {};
}

function withBasicAuth(request: HttpRequest, { credential }: Integration): HttpRequest {
  if (credential?.type !== 'basicAuth') return request;
  const authorization = `Basic ${base64(`${credential.fields['userName'] ?? ''}:${credential.fields['password'] ?? ''}`)}`;
  return { ...request, headers: { ...request.headers, authorization } };
}
