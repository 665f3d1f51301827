import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, listen } from '../loopback';
import { followRealTime } from '../real-time';
import type { Sandbox } from '../sandbox';
import type { ActionError, ActionOutcome, DataAction } from './data-action';

export interface ServeActionsOptions {
  readonly sandbox: Sandbox;
  /** The data actions that can be called, by their ids. */
  readonly actions: readonly DataAction[];
  /** @default 0, a free one */
  readonly port?: number;
  /** Told of each execution when it is over. @default - nobody is */
  readonly onExecuted?: (execution: Executed) => void;
}

export interface Executed {
  readonly action: string;
  readonly kind: 'execute' | 'test';
  readonly exit: ActionOutcome['exit'];
  /** By the sandbox's clock. */
  readonly tookMs: number;
}

const path = /^\/api\/v2\/integrations\/actions\/([^/?]+)\/(execute|test)(?:\?(.*))?$/;

/**
 * Serves `POST /api/v2/integrations/actions/{id}/execute` and `/test` on loopback, in real time. Callers need no token.
 * Outputs are nested unless `flatten=true`. The operations of a test are not documented by the platform and left empty.
 *
 * @throws SandboxError when the port cannot be used
 */
export async function serveActions(options: ServeActionsOptions): Promise<LoopbackServer> {
  const { sandbox, actions, port = 0, onExecuted = () => {} } = options;
  const time = followRealTime(sandbox.clock);
  const byId = new Map(actions.map((action) => [action.id, action]));

  const handle = (incoming: IncomingMessage, body: string | undefined, response: ServerResponse) => {
    const [, id = '', kind, query] = path.exec(incoming.url ?? '') ?? [];
    if (kind === undefined) return refuse(response, 404, 'not.found', `there is no resource ${incoming.url}`);
    if (incoming.method !== 'POST') return refuse(response, 405, 'method.not.allowed', 'use POST');
    const action = byId.get(decoded(id));
    if (action === undefined) return refuse(response, 404, 'not.found', `there is no data action with the id ${id}`);
    const inputs = inputsOf(body);
    if (inputs === undefined) return refuse(response, 400, 'bad.request', 'the body must be a JSON object of inputs');
    time.follow();
    const startedAt = sandbox.clock.now();
    const testMode = kind === 'test';
    const flatten = new URLSearchParams(query).get('flatten') === 'true';
    sandbox.clock.start(sandbox.execute(action, inputs, { testMode, flatten }), (outcome) => {
      answer(response, outcome, testMode);
      const tookMs = sandbox.clock.now() - startedAt;
      onExecuted({ action: action.name, kind: testMode ? 'test' : 'execute', exit: outcome.exit, tookMs });
    });
    time.follow();
  };

  try {
    const server = await listen(port, handle);
    return {
      url: server.url,
      close: () => {
        time.stop();
        return server.close();
      },
    };
  } catch (error) {
    time.stop();
    throw error;
  }
}

function answer(response: ServerResponse, outcome: ActionOutcome, testMode: boolean): void {
  if (outcome.exit === 'success') {
    const { outputs } = outcome;
    send(response, 200, testMode ? { operations: [], success: true, finalResult: outputs } : outputs);
    return;
  }
  const error = outcome.exit === 'failure' ? outcome.error : timedOut;
  const status = error.status === 0 ? 500 : error.status;
  const body = errorBody(error, status);
  if (testMode) send(response, 200, { operations: [], success: false, error: body });
  else send(response, status, body);
}

/** Which status the platform answers when an action takes too long is not documented. */
const timedOut: ActionError = {
  status: 504,
  errorCode: 'GATEWAY_TIMEOUT',
  correlationId: '',
  userMessage: 'the data action did not end in time',
  details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }],
};

function errorBody({ errorCode, correlationId, userMessage, details, errors = [] }: ActionError, status: number) {
  const code = (errorCode || 'INTERNAL_SERVER_ERROR').toLowerCase().replaceAll('_', '.');
  return { message: userMessage, code, status, messageParams: {}, contextId: correlationId, details, errors };
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  send(response, status, { message, code, status, messageParams: {}, contextId: '', details: [], errors: [] });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function inputsOf(body: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body || '{}');
    const isObject = body !== undefined && typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
