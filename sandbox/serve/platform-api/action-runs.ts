import type { Process, VirtualClock } from '../../clock';
import type { ActionError, ActionOutcome } from '../../genesys/data-actions/action-outcome';
import type { DataAction } from '../../genesys/org/entities';
import { writeJson } from '../../genesys/template/json-text';
import { ApiError } from './api-error';

/** Executes data actions on a virtual clock. */
export interface ActionHost {
  readonly clock: VirtualClock;
  execute(
    action: DataAction,
    inputs: Readonly<Record<string, unknown>>,
    options: { readonly testMode: boolean; readonly flatten: boolean },
  ): Process<ActionOutcome>;
}

export interface Executed {
  readonly action: string;
  readonly kind: 'execute' | 'test';
  readonly exit: ActionOutcome['exit'];
  /** On the virtual clock. */
  readonly tookMs: number;
  /** The error that the caller receives. Not set for a success. */
  readonly error?: Pick<ActionError, 'status' | 'errorCode' | 'userMessage'>;
}

export interface ActionRun {
  readonly action: DataAction;
  readonly kind: Executed['kind'];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly flatten: boolean;
}

/** Executions of data actions that callers of the API wait for. */
export class ActionRuns {
  private readonly waiting = new Set<(error: ApiError) => void>();

  /** @param onExecuted called with each execution when it ends */
  constructor(
    private readonly host: ActionHost,
    private readonly onExecuted: (execution: Executed) => void = () => undefined,
  ) {}

  /** Executes a data action and answers as the API does. @throws ApiError 503 when the API stops before it ends */
  run({ action, kind, inputs, flatten }: ActionRun): Promise<Response> {
    const { clock } = this.host;
    const startedAt = clock.now();
    const testMode = kind === 'test';
    return new Promise((answer, refuse) => {
      this.waiting.add(refuse);
      clock.start(this.host.execute(action, inputs, { testMode, flatten }), (outcome) => {
        if (!this.waiting.delete(refuse)) return;
        const error = errorOf(outcome);
        const tookMs = clock.now() - startedAt;
        this.onExecuted({ action: action.name, kind, exit: outcome.exit, tookMs, ...(error && { error }) });
        answer(responseOf(outcome, error, testMode));
      });
      clock.runAll(clock.now());
    });
  }

  /** Refuses executions that have not ended. */
  stop(): void {
    for (const refuse of this.waiting)
      refuse(new ApiError(503, 'the sandbox was stopped before the data action ended'));
    this.waiting.clear();
  }
}

/**
 * The answer to an execution. The platform does not document the operations of a test: here, a test that succeeds has one,
 * the answer of the remote endpoint.
 */
function responseOf(outcome: ActionOutcome, error: ActionError | undefined, testMode: boolean): Response {
  if (error !== undefined) {
    const body = bodyOf(error);
    return testMode ? json(200, { operations: [], success: false, error: body }) : json(error.status, body);
  }
  const { outputs, remote: result } = outcome as Extract<ActionOutcome, { exit: 'success' }>;
  const operations = [{ step: 1, name: 'answer of the remote endpoint', success: true, result }];
  return json(200, testMode ? { operations, success: true, finalResult: outputs } : outputs);
}

function json(status: number, body: unknown): Response {
  return new Response(writeJson(body), { status, headers: { 'content-type': 'application/json' } });
}

/** The error that a caller receives; a status and an error code are added to a failure of which the platform reports none. */
function errorOf(outcome: ActionOutcome): ActionError | undefined {
  if (outcome.exit === 'success') return undefined;
  if (outcome.exit === 'timeout') return timedOut;
  const { status, errorCode } = outcome.error;
  return { ...outcome.error, status: status || 500, errorCode: errorCode || 'INTERNAL_SERVER_ERROR' };
}

/** The platform does not document its answer when an action takes too long. */
const timedOut: ActionError = {
  status: 504,
  errorCode: 'GATEWAY_TIMEOUT',
  correlationId: '',
  userMessage: 'the data action did not end in time',
  details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }],
};

function bodyOf({ status, errorCode, correlationId, userMessage, details, errors = [] }: ActionError) {
  const code = errorCode.toLowerCase().replaceAll('_', '.');
  return { message: userMessage, code, status, messageParams: {}, contextId: correlationId, details, errors };
}
