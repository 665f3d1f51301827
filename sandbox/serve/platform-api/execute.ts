import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Process, VirtualClock } from '../../clock';
import type { ActionError, ActionOutcome } from '../../genesys/data-actions/action-outcome';
import { defaultEngineSettings, type EngineSettings } from '../../genesys/data-actions/engine-settings';
import type { DataAction } from '../../genesys/org/entities';
import { writeJson } from '../../genesys/template/json-text';
import { type LoopbackServer, largestBody, listen } from '../loopback';
import { followRealTime } from '../real-time';

/** Executes data actions on a virtual clock, which follows the wall clock while they are served. */
export interface ActionHost {
  readonly clock: VirtualClock;
  execute(
    action: DataAction,
    inputs: Readonly<Record<string, unknown>>,
    options: { readonly testMode: boolean; readonly flatten: boolean },
  ): Process<ActionOutcome>;
}

export interface ServeActionsOptions {
  readonly host: ActionHost;
  /** The data actions that callers reach by their ids. */
  readonly actions: readonly DataAction[];
  /** @default 0, any free port */
  readonly port?: number;
  /** @default - as in the engine's own defaults */
  readonly otherContentTypes?: EngineSettings['otherContentTypes'] | undefined;
  /** Called with each execution when it ends. @default - none */
  readonly onExecuted?: (execution: Executed) => void;
  /** Called with each request that starts no execution, or one that does not end. @default - none */
  readonly onRefused?: (refusal: Refused) => void;
}

export interface Refused {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  readonly message: string;
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

const listPath = /^\/api\/v2\/integrations\/actions(?:\/([^/?]+))?\/?(?:\?.*)?$/;
const path = /^\/api\/v2\/integrations\/actions\/([^/?]+)\/(execute|test)(?:\?(.*))?$/;

/**
 * Serves `POST /api/v2/integrations/actions/{id}/execute` and `/test` on loopback, in real time. Callers need neither a
 * token nor a content type. `GET /api/v2/integrations/actions` lists the actions, and the path of one returns it. Outputs are nested unless `flatten=true`. The platform does not document the operations of a test: here, a test that
 * succeeds has one, the answer of the remote endpoint. Requests that are unanswered when the server closes get 503.
 *
 * @throws UserError when the port cannot be used
 */
export async function serveActions(options: ServeActionsOptions): Promise<LoopbackServer> {
  const { host, actions, port = 0, onExecuted = () => {}, onRefused = () => {} } = options;
  const { otherContentTypes = defaultEngineSettings.otherContentTypes } = options;
  const time = followRealTime(host.clock);
  const byId = new Map(actions.map((action) => [action.id, action]));
  const unanswered = new Map<ServerResponse, IncomingMessage>();

  const refuse = (incoming: IncomingMessage, response: ServerResponse, refusal: Refusal) => {
    const { status, code, message } = refusal;
    if (status === 405) response.setHeader('allow', refusal === notGet ? 'GET' : 'POST');
    send(response, status, { message, code, status, messageParams: {}, contextId: '', details: [], errors: [] });
    onRefused({ method: incoming.method ?? '', path: incoming.url ?? '', status, message });
  };

  const list = (incoming: IncomingMessage, response: ServerResponse, id: string | undefined) => {
    if (incoming.method !== 'GET') return refuse(incoming, response, notGet);
    if (id === undefined) return send(response, 200, listingOf(actions));
    const action = byId.get(decoded(id));
    return action === undefined ? refuse(incoming, response, noAction(id)) : send(response, 200, entityOf(action));
  };

  const handle = (incoming: IncomingMessage, body: string | undefined, response: ServerResponse) => {
    const [, id = '', kind, query] = path.exec(incoming.url ?? '') ?? [];
    const listed = listPath.exec(incoming.url ?? '');
    if (listed !== null) return list(incoming, response, listed[1]);
    if (kind === undefined) return refuse(incoming, response, noResource(incoming.url));
    if (incoming.method !== 'POST') return refuse(incoming, response, notPost);
    const action = byId.get(decoded(id));
    if (action === undefined) return refuse(incoming, response, noAction(id));
    if (otherContentTypes === 'refused' && !isJson(incoming.headers['content-type']))
      return refuse(incoming, response, notJson);
    if (body === undefined) return refuse(incoming, response, tooLarge);
    const inputs = inputsOf(body);
    if (inputs === undefined) return refuse(incoming, response, noInputs);
    unanswered.set(response, incoming);
    time.follow();
    const startedAt = host.clock.now();
    const testMode = kind === 'test';
    const flatten = new URLSearchParams(query).get('flatten') === 'true';
    host.clock.start(host.execute(action, inputs, { testMode, flatten }), (outcome) => {
      if (!unanswered.delete(response)) return;
      const error = answer(response, outcome, testMode);
      const tookMs = host.clock.now() - startedAt;
      const how = testMode ? 'test' : 'execute';
      onExecuted({ action: action.name, kind: how, exit: outcome.exit, tookMs, ...(error && { error }) });
    });
    time.follow();
  };

  try {
    const server = await listen(port, handle);
    return {
      url: server.url,
      close: () => {
        time.stop();
        for (const [response, incoming] of unanswered) refuse(incoming, response, stopped);
        unanswered.clear();
        return server.close();
      },
    };
  } catch (error) {
    time.stop();
    throw error;
  }
}

/** Whether a body is JSON. A request without a content type is taken to be. */
function isJson(contentType = 'application/json'): boolean {
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType);
}

/** A page with all data actions, with the keys of the platform's listings. */
function listingOf(actions: readonly DataAction[]) {
  const { length } = actions;
  return { entities: actions.map(entityOf), pageSize: length, pageNumber: 1, total: length, pageCount: 1 };
}

function entityOf({ id, name, category, integrationId, secure }: DataAction) {
  const selfUri = `/api/v2/integrations/actions/${encodeURIComponent(id)}`;
  return { id, name, category, integrationId, secure, selfUri };
}

/** @returns the error that was sent; undefined for a success */
function answer(response: ServerResponse, outcome: ActionOutcome, testMode: boolean): ActionError | undefined {
  if (outcome.exit === 'success') {
    const { outputs, remote: result } = outcome;
    const operations = [{ step: 1, name: 'answer of the remote endpoint', success: true, result }];
    send(response, 200, testMode ? { operations, success: true, finalResult: outputs } : outputs);
    return undefined;
  }
  const error = outcome.exit === 'timeout' ? timedOut : withStatus(outcome.error);
  const body = errorBody(error);
  if (testMode) send(response, 200, { operations: [], success: false, error: body });
  else send(response, error.status, body);
  return error;
}

/** Adds a status and an error code to a failure of which the platform reports none. */
function withStatus(error: ActionError): ActionError {
  const { status, errorCode } = error;
  return { ...error, status: status || 500, errorCode: errorCode || 'INTERNAL_SERVER_ERROR' };
}

/** The platform does not document its answer when an action takes too long. */
const timedOut: ActionError = {
  status: 504,
  errorCode: 'GATEWAY_TIMEOUT',
  correlationId: '',
  userMessage: 'the data action did not end in time',
  details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }],
};

function errorBody({ status, errorCode, correlationId, userMessage, details, errors = [] }: ActionError) {
  const code = errorCode.toLowerCase().replaceAll('_', '.');
  return { message: userMessage, code, status, messageParams: {}, contextId: correlationId, details, errors };
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const notPost: Refusal = { status: 405, code: 'method.not.allowed', message: 'use POST' };
const notJson: Refusal = {
  status: 415,
  code: 'unsupported.media.type',
  message: 'the content type must be application/json',
};
const notGet: Refusal = { status: 405, code: 'method.not.allowed', message: 'use GET' };
const noInputs: Refusal = { status: 400, code: 'bad.request', message: 'the body must be a JSON object of inputs' };
const tooLarge: Refusal = {
  status: 413,
  code: 'request.entity.too.large',
  message: `the body is too large; ${largestBody} bytes are accepted`,
};
const stopped: Refusal = {
  status: 503,
  code: 'service.unavailable',
  message: 'the sandbox was stopped before the data action ended',
};

function noResource(url: string | undefined): Refusal {
  const message = `there is no resource ${url}; use /api/v2/integrations/actions/{id}/execute or /test`;
  return { status: 404, code: 'not.found', message };
}

function noAction(id: string): Refusal {
  return { status: 404, code: 'not.found', message: `there is no data action with the id ${id}` };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(writeJson(body));
}

function inputsOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body || '{}');
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
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
