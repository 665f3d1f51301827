import { describe, expect, it } from '@jest/globals';
import { endText, timeline } from '../../../commands/play/timeline';
import type { HttpOutcome } from '../../../sandbox/http';
import type { LoggedRequest } from '../../../sandbox/servicenow/request-log';
import type { FailedExecution, TraceEvent } from '../../../sandbox/trace';

const start = Date.UTC(2026, 0, 1);
const step = (name: string, kind = 'callData', at = start): TraceEvent => ({ type: 'step', at, kind, name, path: 'x' });

/** ServiceNow's log entry of a request whose token has this age. */
function request(outcome: HttpOutcome, tookMs: number, path = '/api/now/table/incident?sysparm_limit=1'): TraceEvent {
  const url = `https://acme.service-now.com${path}`;
  return {
    type: 'request',
    at: start,
    action: 'Get incident',
    request: { method: 'GET', url, headers: {}, body: '' },
    outcome,
    tookMs,
  };
}

const reply = (afterMs: number, status = 200): HttpOutcome => ({
  kind: 'reply',
  status,
  headers: {},
  body: '{}',
  afterMs,
});
const logged = (tokenAgeMs?: number): LoggedRequest => ({
  index: 0,
  at: start,
  method: 'GET',
  path: '/',
  ...(tokenAgeMs === undefined ? {} : { tokenAgeMs }),
});

function told(events: readonly TraceEvent[], requests: readonly LoggedRequest[] = []): readonly string[] {
  return timeline(events, requests).map(({ what }) => what);
}

describe('a timeline', () => {
  it('of no events has no lines', () => {
    expect(timeline([], [])).toEqual([]);
  });

  it('counts seconds from the first event, and names the current step', () => {
    const events: TraceEvent[] = [
      step('First'),
      { type: 'waited', at: start + 500, ms: 1000 },
      step('Second', 'wait', start + 1500),
      { type: 'exit', at: start + 1500, path: 'x', exit: 'yes' },
      { type: 'waited', at: start + 1750, ms: 2500 },
    ];
    expect(timeline(events, [])).toEqual([
      { seconds: 0.5, step: 'First', what: 'waits 1.0 s' },
      { seconds: 1.75, step: 'Second', what: 'waits 2.5 s' },
    ]);
  });

  it('shows the method of a request, its path without the query, the status and the duration', () => {
    expect(told([request(reply(120, 429), 120)])).toEqual(['GET /api/now/table/incident -> 429 after 0.1 s']);
  });

  it('shows the age of the token of each request that had one', () => {
    const events = [request(reply(80), 80, '/oauth_token.do'), request(reply(120), 120), request(reply(120), 120)];
    expect(told(events, [logged(), logged(100), logged(1_797_100)])).toEqual([
      'GET /oauth_token.do -> 200 after 0.1 s',
      'GET /api/now/table/incident -> 200 after 0.1 s, token 0.1 s old',
      'GET /api/now/table/incident -> 200 after 0.1 s, token 1797.1 s old',
    ]);
  });

  it.each<[string, HttpOutcome, string]>([
    ['an answer that came after the wait was over', reply(5000), 'no answer after 4.0 s'],
    ['silence', { kind: 'silence' }, 'no answer after 4.0 s'],
    ['a broken connection', { kind: 'reset', afterMs: 4000 }, 'connection broken after 4.0 s'],
    ['an answer at the last moment', reply(4000), '200 after 4.0 s'],
  ])('shows %s as the flow saw it', (_, outcome, text) => {
    expect(told([request(outcome, 4000)])).toEqual([`GET /api/now/table/incident -> ${text}`]);
  });

  it('gives method, path, status and seconds of a request to programs as well', () => {
    const [line, silent] = timeline([request(reply(120, 429), 120), request({ kind: 'silence' }, 4000)], []);
    const facts = { method: 'GET', path: '/api/now/table/incident' };
    expect(line?.request).toEqual({ ...facts, status: 429, seconds: 0.12 });
    expect(silent?.request).toEqual({ ...facts, seconds: 4 });
  });

  it('lists texts and silence under the action that says them, although audio plays in a later step', () => {
    const events: TraceEvent[] = [
      { type: 'said', at: start, text: 'Welcome.', ms: 900, by: 'Greeting' },
      step('Tell the number', 'playAudio'),
      step('Transfer', 'transferToAcd'),
      { type: 'said', at: start, text: 'It is "INC1".', ms: 0, by: 'Tell the number' },
      { type: 'said', at: start, text: '', ms: 1000, by: 'Pause' },
      { type: 'said', at: start, text: 'PromptSystem.on_hold_music', ms: 0, by: 'Music' },
    ];
    expect(timeline(events, []).map(({ step, what }) => [step, what])).toEqual([
      ['Greeting', 'says "Welcome."'],
      ['Tell the number', 'says "It is "INC1"."'],
      ['Pause', 'silence of 1.0 s'],
      ['Music', 'plays PromptSystem.on_hold_music'],
    ]);
  });

  it('shows changed participant data without prefix, times, correlation ids and empty values', () => {
    const values = {
      'servicenow.outcome': 'created',
      'servicenow.number': 'INC0010001',
      'servicenow.reason': '',
      'servicenow.correlationId': 'abc',
      'servicenow.time': '2026-01-01T00:00:00.000Z',
      'other.key': 'x',
    };
    expect(told([{ type: 'attributes', at: start, values }])).toEqual([
      'notes outcome created, number INC0010001, other.key x',
    ]);
  });

  it('shows participant data of other flows under its full name, also when it becomes empty', () => {
    const written = (values: Readonly<Record<string, string>>) => told([{ type: 'attributes', at: start, values }]);
    expect(written({ time: 'noon' })).toEqual(['notes time noon']);
    expect(written({ ticket: '' })).toEqual(['notes ticket as empty']);
  });

  it('shows failures of the flow, and where it ended', () => {
    const events: TraceEvent[] = [
      { type: 'error', at: start, message: 'no such queue', path: 'x' },
      { type: 'end', at: start, end: { kind: 'queue', queue: 'Service Desk' } },
    ];
    expect(told(events)).toEqual(['the flow failed: no such queue', 'queue "Service Desk"']);
  });
});

describe('a data action that fails', () => {
  const failed = (status: number, errorCode: string, stage: string, message = 'why'): FailedExecution => ({
    type: 'failed',
    at: start,
    action: 'Get incident',
    exit: 'failure',
    status,
    errorCode,
    stage,
    message,
  });
  const timedOut: FailedExecution = {
    type: 'failed',
    at: start,
    action: 'Get incident',
    exit: 'timeout',
    message: 'it took too long',
  };
  const processing = failed(400, 'BAD_REQUEST', 'ACTION.PROCESSING');
  const remote = (status: number, errorCode: string) => failed(status, errorCode, 'ACTION.REMOTE_ENDPOINT');
  const signIn: TraceEvent = { ...request(reply(80), 80, '/oauth_token.do'), action: 'sign-in of X' } as TraceEvent;
  const asked = 'GET /api/now/table/incident ->';

  it('before it sends a request has its own line', () => {
    const events = [step('First'), request(reply(120), 120), step('Second'), processing, step('Third'), timedOut];
    expect(timeline(events, []).map(({ step: name, what }) => [name, what])).toEqual([
      ['First', `${asked} 200 after 0.1 s`],
      ['Second', 'no request, failure: BAD_REQUEST 400, why'],
      ['Third', 'no request, timeout, it took too long'],
    ]);
  });

  it('after the sign-in, before its own request, has its own line too', () => {
    expect(told([step('x'), signIn, processing])).toEqual([
      'GET /oauth_token.do -> 200 after 0.1 s',
      'no request, failure: BAD_REQUEST 400, why',
    ]);
  });

  it('because of the sign-in has the reason in the line of the sign-in', () => {
    const refused = failed(400, 'INVALID_CREDENTIALS', 'ACTION.AUTHENTICATION', 'the sign-in failed');
    expect(told([step('x'), signIn, refused])).toEqual([
      'GET /oauth_token.do -> 200 after 0.1 s, failure: INVALID_CREDENTIALS 400, the sign-in failed',
    ]);
  });

  it('has the reason at the end of its line, after the age of the token', () => {
    expect(timeline([step('x'), request(reply(120), 120), processing], [logged(100)])[0]?.what).toBe(
      `${asked} 200 after 0.1 s, token 0.1 s old, failure: BAD_REQUEST 400, why`,
    );
  });

  it.each<[string, HttpOutcome, FailedExecution, string]>([
    [
      'on an answer that it cannot read says why',
      reply(120),
      remote(400, 'BAD_REQUEST'),
      '200 after 0.1 s, failure: BAD_REQUEST 400, why',
    ],
    [
      'with the status of the answer adds nothing',
      reply(120, 429),
      remote(429, 'TOO_MANY_REQUESTS'),
      '429 after 0.1 s',
    ],
    [
      'with another status shows it',
      reply(120, 503),
      remote(500, 'INTERNAL_SERVER_ERROR'),
      '503 after 0.1 s, failure: INTERNAL_SERVER_ERROR 500',
    ],
    ['without a status says so', reply(120, 429), remote(0, ''), '429 after 0.1 s, failure without a status'],
    [
      'on a broken connection shows the status',
      { kind: 'reset', afterMs: 120 },
      remote(500, 'INTERNAL_SERVER_ERROR'),
      'connection broken after 0.1 s, failure: INTERNAL_SERVER_ERROR 500',
    ],
    ['on no answer, by its timer, adds nothing', { kind: 'silence' }, timedOut, 'no answer after 0.1 s'],
    [
      'on no answer, as a failure, shows the status',
      { kind: 'silence' },
      remote(408, 'REQUEST_TIMEOUT'),
      'no answer after 0.1 s, failure: REQUEST_TIMEOUT 408',
    ],
  ])('%s', (_, outcome, failure, text) => {
    expect(told([step('x'), request(outcome, 120), failure])).toEqual([`${asked} ${text}`]);
  });
});

describe('the end of an interaction', () => {
  it.each([
    [{ kind: 'queue', queue: 'IT "A"' }, 'queue "IT "A""'],
    [{ kind: 'disconnected' }, 'disconnected'],
    [{ kind: 'workflowEnded', exitReason: 'created' }, 'workflow ended: created'],
  ] as const)('%j reads %s', (end, text) => {
    expect(endText(end)).toBe(text);
  });
});
