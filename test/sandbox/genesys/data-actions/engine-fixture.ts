import { VirtualClock } from '../../../../sandbox/clock';
import type { ActionOutcome } from '../../../../sandbox/genesys/data-actions/action-outcome';
import { checkedOrg } from '../../../../sandbox/genesys/data-actions/checked-org';
import { DataActionEngine, type ExecuteOptions } from '../../../../sandbox/genesys/data-actions/data-action-engine';
import type { EngineSettings } from '../../../../sandbox/genesys/data-actions/engine-settings';
import type { Credential, DataAction, Integration } from '../../../../sandbox/genesys/org/entities';
import type { HttpOutcome, HttpRequest } from '../../../../sandbox/http';
import type { TraceEvent } from '../../../../sandbox/trace';

export function ok(body: unknown, afterMs = 100): HttpOutcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'reply', status: 200, headers: {}, body: text, afterMs };
}

export function status(code: number, body = '{}', afterMs = 100): HttpOutcome {
  return { kind: 'reply', status: code, headers: {}, body, afterMs };
}

export const silence: HttpOutcome = { kind: 'silence' };

export function dataAction(change: Partial<DataAction> = {}): DataAction {
  return {
    id: 'action-1',
    name: 'Get',
    category: 'ServiceNow',
    secure: false,
    integrationId: 'integration-1',
    inputSchema: {
      type: 'object',
      properties: { number: { type: 'string' }, limit: { type: 'integer' }, accessToken: { type: 'string' } },
      required: ['number'],
    },
    successSchema: {
      type: 'object',
      properties: { id: { type: 'string' } },
      required: ['id'],
      additionalProperties: false,
    },
    request: {
      type: 'POST',
      urlTemplate: 'https://x.test/table?q=$esc.uriEncode($input.number)',
      headers: { Accept: 'application/json' },
      template: '{"n": "$esc.jsonEncode($input.number)"}',
    },
    response: { translationMap: { id: '$.id' }, translationMapDefaults: {}, successTemplate: '{"id": ${id}}' },
    timeoutSeconds: 5,
    ...change,
  };
}

export interface Bench {
  readonly clock: VirtualClock;
  readonly engine: DataActionEngine;
  readonly sent: HttpRequest[];
  readonly events: TraceEvent[];
  readonly run: (inputs?: Record<string, unknown>, options?: ExecuteOptions) => ActionOutcome;
}

export interface BenchOptions {
  readonly action?: DataAction;
  readonly credential?: Credential;
  readonly state?: Integration['state'];
  readonly settings?: Partial<EngineSettings>;
  readonly remote: (request: HttpRequest, index: number) => HttpOutcome;
}

const signIn = {
  integrationId: 'integration-1',
  request: {
    type: 'POST',
    urlTemplate: '${credentials.loginUrl}',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    template: 'grant_type=client_credentials&client_secret=$esc.uriEncode("${credentials.clientSecret}")',
  },
  response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
} as const;

/** An engine with one action, one integration, a remote side that is a function, and everything recorded. */
export function bench({
  action = dataAction(),
  credential,
  state = 'ENABLED',
  settings = {},
  remote,
}: BenchOptions): Bench {
  const clock = new VirtualClock(0);
  const sent: HttpRequest[] = [];
  const events: TraceEvent[] = [];
  const integration = { id: 'integration-1', name: 'ServiceNow', state, ...(credential ? { credential } : {}) };
  const org = checkedOrg({ integrations: [integration], dataActions: [action], customAuthActions: [signIn] });
  const engine = new DataActionEngine({
    clock,
    org,
    settings,
    trace: (event) => events.push(event),
    remote: (request) => remote(request, sent.push(request) - 1),
  });
  const run = (inputs: Record<string, unknown> = { number: 'INC1' }, options: ExecuteOptions = {}) =>
    clock.run(engine.execute(action, inputs, options));
  return { clock, engine, sent, events, run };
}
