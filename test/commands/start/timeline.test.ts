import { describe, expect, it } from '@jest/globals';
import { endText, timeline } from '../../../commands/start/timeline';
import type { HttpOutcome } from '../../../sandbox/http';
import type { LoggedRequest } from '../../../sandbox/servicenow/request-log';
import type { TraceEvent } from '../../../sandbox/trace';

const start = Date.UTC(2026, 0, 1);
const step = (name: string, kind = 'callData', at = start): TraceEvent => ({ type: 'step', at, kind, name, path: 'x' });

/** A request that ServiceNow logs with a token of this age. */
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
  it('of nothing has no lines', () => {
    expect(timeline([], [])).toEqual([]);
  });

  it('counts seconds from the first event and names the step that is under way', () => {
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

  it('shows of a request the method, the path without its query, the status, and how long it took', () => {
    expect(told([request(reply(120, 429), 120)])).toEqual(['GET /api/now/table/incident -> 429 after 0.1 s']);
  });

  it('shows how old the token of each request was, where there was one', () => {
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
  ])('calls %s what it was for the flow', (_, outcome, text) => {
    expect(told([request(outcome, 4000)])).toEqual([`GET /api/now/table/incident -> ${text}`]);
  });

  it('lists what is heard under Audio, since it plays when a later step lets it, and messages under their step', () => {
    const events: TraceEvent[] = [
      step('Greet', 'playAudio'),
      { type: 'said', at: start, text: 'Welcome.', ms: 900 },
      { type: 'said', at: start, text: '', ms: 1000 },
      step('Tell the number', 'sendResponse'),
      { type: 'said', at: start, text: 'It is "INC1".', ms: 0 },
    ];
    events.push(
      step('Reply', 'sendAutoReply'),
      { type: 'said', at: start, text: 'Thank you.', ms: 0 },
      step('Music', 'holdMusic'),
      { type: 'said', at: start, text: 'PromptSystem.on_hold_music', ms: 0 },
    );
    expect(timeline(events, []).map(({ step, what }) => [step, what])).toEqual([
      ['Audio', 'says "Welcome."'],
      ['Audio', 'silence of 1.0 s'],
      ['Tell the number', 'says "It is "INC1"."'],
      ['Reply', 'says "Thank you."'],
      ['Audio', 'plays PromptSystem.on_hold_music'],
    ]);
  });

  it('shows participant data that changed, short: without prefix, times, correlation ids and empty values', () => {
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

  it('shows data of flows from elsewhere as it is named, also when it is emptied', () => {
    const written = (values: Readonly<Record<string, string>>) => told([{ type: 'attributes', at: start, values }]);
    expect(written({ time: 'noon' })).toEqual(['notes time noon']);
    expect(written({ ticket: '' })).toEqual(['notes ticket as empty']);
  });

  it('tells failures of the flow and where it ended', () => {
    const events: TraceEvent[] = [
      { type: 'error', at: start, message: 'no such queue', path: 'x' },
      { type: 'end', at: start, end: { kind: 'queue', queue: 'Service Desk' } },
    ];
    expect(told(events)).toEqual(['the flow failed: no such queue', 'queue "Service Desk"']);
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
