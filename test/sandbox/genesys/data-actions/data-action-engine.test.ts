import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../../../input/user-error';
import type { ActionOutcome } from '../../../../sandbox/genesys/data-actions/action-outcome';
import { compiledAction } from '../../../../sandbox/genesys/data-actions/compiled-action';
import { writeJson } from '../../../../sandbox/genesys/template/json-text';
import { membersOf } from '../../../../sandbox/genesys/template/member-order';
import type { HttpOutcome } from '../../../../sandbox/http';
import { bench, dataAction, ok, silence, status } from './engine-fixture';

function failed(code: number, errorCode: string, stage: string): object {
  return { exit: 'failure', error: { status: code, errorCode, details: [{ errorCode: stage }], reported: true } };
}

const processing = failed(400, 'BAD_REQUEST', 'ACTION.PROCESSING');
const unreadable = failed(400, 'BAD_REQUEST', 'ACTION.REMOTE_ENDPOINT');

describe('a request', () => {
  it('is rendered from the inputs and sent once', () => {
    const { run, sent } = bench({ remote: () => ok({ id: 'a' }) });
    expect(run({ number: 'a "b"&c' })).toEqual({ exit: 'success', outputs: { id: 'a' } });
    expect(sent).toEqual([
      {
        method: 'POST',
        url: 'https://x.test/table?q=a%20%22b%22%26c',
        headers: { accept: 'application/json' },
        body: '{"n": "a \\"b\\"&c"}',
      },
    ]);
  });

  it('with GET has no body, and rawRequest is the inputs as JSON', () => {
    const request = { ...dataAction().request, type: 'GET', template: '${input.rawRequest}' } as const;
    const get = bench({ action: dataAction({ request }), remote: () => ok({ id: 'a' }) });
    get.run();
    expect(get.sent[0]?.body).toBe('');
    const post = bench({
      action: dataAction({ request: { ...request, type: 'PATCH' } }),
      remote: () => ok({ id: 'a' }),
    });
    post.run({ number: 'x', limit: 2, accessToken: null });
    expect(post.sent[0]?.body).toBe('{"number":"x","limit":2}');
  });

  it.each([
    ['a required input is missing', {}],
    ['a required input is null', { number: null }],
    ['an input has another type', { number: 'a', limit: 'three' }],
    ['an input is no whole number', { number: 'a', limit: 1.5 }],
  ])('is not sent when %s', (_, inputs) => {
    const { run, sent } = bench({ remote: () => ok({ id: 'a' }) });
    expect(run(inputs)).toMatchObject(processing);
    expect(sent).toEqual([]);
  });

  it.each([
    ['a reference in the URL stays unresolved', { urlTemplate: 'https://x.test/${input.accessToken}' }],
    ['the URL has a character that must be encoded', { urlTemplate: 'https://x.test/?q=a^b' }],
    ['the URL is relative', { urlTemplate: '/api/now' }],
    ['the URL has no host', { urlTemplate: 'https://$!{input.accessToken}/api/now' }],
    ['the URL has a per cent sign that encodes nothing', { urlTemplate: 'https://x.test/?q=100%' }],
    ['the URL has a letter outside ASCII', { urlTemplate: 'https://x.test/?q=ä' }],
    ['a header has a line break', { headers: { 'X-Id': 'a\nb' } }],
    ['a template fails as Java does', { template: '$input.number.substring(99)' }],
  ])('is not sent when %s', (_, change) => {
    const { run, sent } = bench({
      action: dataAction({ request: { ...dataAction().request, ...change } }),
      remote: () => ok({ id: 'a' }),
    });
    expect(run()).toMatchObject(processing);
    expect(sent).toEqual([]);
  });

  it('whose template accepts something other than JSON fails with INVALID_SCHEMA', () => {
    const request = { ...dataAction().request, headers: { Accept: 'text/$input.number' } };
    const { run, sent } = bench({ action: dataAction({ request }), remote: () => ok({ id: 'a' }) });
    expect(run()).toMatchObject(failed(400, 'INVALID_SCHEMA', 'ACTION.PROCESSING'));
    expect(sent).toEqual([]);
  });

  it('never carries the instruction "Transfer-Encoding: buffered"', () => {
    const request = { ...dataAction().request, headers: { 'Transfer-Encoding': 'buffered' } };
    const { run, sent } = bench({ action: dataAction({ request }), remote: () => ok({ id: 'a' }) });
    run();
    expect(sent[0]?.headers).toEqual({});
  });

  it('of an action whose integration is disabled fails', () => {
    const { run, sent } = bench({ state: 'DISABLED', remote: () => ok({ id: 'a' }) });
    expect([run(), sent]).toMatchObject([processing, []]);
  });

  it('of an action of another org is a mistake of the caller', () => {
    const { engine, clock } = bench({ remote: () => silence });
    const stranger = dataAction({ integrationId: 'other' });
    expect(() => clock.run(engine.execute(stranger, {}))).toThrow(UserError);
  });
});

describe('an answer', () => {
  function answer(
    body: unknown,
    response: object,
    successSchema: Record<string, unknown> = { type: 'object' },
  ): ActionOutcome {
    const action = dataAction({ response: { ...dataAction().response, ...response }, successSchema });
    return bench({ action, remote: () => ok(body) }).run();
  }

  it('enters the success template as JSON text', () => {
    const translationMap = { s: '$.s', n: '$.n', o: '$.o', many: '$.rows[*].id' };
    const successTemplate = '{"s": ${s}, "n": ${n}, "o": ${o}, "many": ${many}}';
    const body = { s: 'a"b\n', n: 1.5, o: { x: true }, rows: [{ id: 'a' }, {}, { id: 'b' }] };
    expect(answer(body, { translationMap, successTemplate })).toEqual({
      exit: 'success',
      outputs: { s: 'a"b\n', n: 1.5, 'o.x': true, many: ['a', 'b'] },
    });
  });

  const withDefault = {
    translationMap: { id: '$.id' },
    translationMapDefaults: { id: '"none"' },
    successTemplate: '{"id": ${id}}',
  };

  it('without the path gives the default', () => {
    expect(answer({}, withDefault)).toEqual({ exit: 'success', outputs: { id: 'none' } });
  });

  it('with null at the path does not give the default', () => {
    expect(answer({ id: null }, withDefault)).toEqual({ exit: 'success', outputs: { id: null } });
  });

  it('without the path and without a default fails', () => {
    expect(answer({}, { ...withDefault, translationMapDefaults: {} })).toMatchObject(processing);
  });

  it('without the parent of a list fails, and with an empty list does not', () => {
    const lookup = { translationMap: { ids: '$.result[*].id' }, successTemplate: '{"ids": ${ids}}' };
    expect(answer({ error: 'x' }, lookup)).toMatchObject(processing);
    expect(answer({ result: [] }, lookup)).toEqual({ exit: 'success', outputs: { ids: [] } });
  });

  it('can be used as a whole', () => {
    expect(answer('{"a": {"b": 1}}', { successTemplate: '${rawResult}' })).toEqual({
      exit: 'success',
      outputs: { 'a.b': 1 },
    });
  });

  it('never shows the inputs to the success template', () => {
    expect(() => answer({}, { successTemplate: '{"a": "$!{input.number}"}' })).toThrow(
      'got "input" of the translation map',
    );
  });

  it.each([
    ['no valid JSON', '{"id": "${id}"}', { type: 'object' }],
    [
      'a missing required output',
      '#if($id == "")"id": 1#else{}#end',
      { type: 'object', properties: { id: {} }, required: ['id'] },
    ],
    [
      'an output too many',
      '{"id": ${id}, "x": 1}',
      { type: 'object', properties: { id: {} }, additionalProperties: false },
    ],
    ['an output of another type', '{"id": ${id}}', { type: 'object', properties: { id: { type: 'integer' } } }],
  ])('whose success template produces %s fails', (_, successTemplate, schema) => {
    expect(answer({ id: 'a' }, { successTemplate }, schema)).toMatchObject(processing);
  });

  it('deeper than 50 levels fails, and so does a result', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    expect(answer(`{"id":"a","x":${nested(49)}}`, {})).toMatchObject({ exit: 'success' });
    expect(answer(`{"id":"a","x":${nested(50)}}`, {})).toMatchObject(processing);
    expect(answer({}, { successTemplate: `{"x": ${nested(49)}}` })).toMatchObject({ exit: 'success' });
    expect(answer({}, { successTemplate: `{"x": ${nested(50)}}` })).toMatchObject(processing);
  });

  it.each([100_000, 1_000_000])('of %d levels fails and does not hang', (levels) => {
    expect(answer(`${'['.repeat(levels)}${']'.repeat(levels)}`, {})).toMatchObject({ exit: 'failure' });
    expect(answer('['.repeat(levels), {})).toMatchObject(unreadable);
  });

  it('of many megabytes is read', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => ({ id: `${i}`, text: '"}]'.repeat(10) }));
    const last = {
      translationMap: { id: '$.rows[-1].id', count: '$.rows.length()' },
      successTemplate: '{"id": ${id}, "n": ${count}}',
    };
    expect(answer({ rows }, last)).toEqual({ exit: 'success', outputs: { id: '99999', n: 100_000 } });
  });

  it('keeps its numbers as written', () => {
    const translationMap = { whole: '$.whole', rate: '$.rate', rows: '$.rows', few: '$.rows[?(@.n > 1)].n' };
    const body = '{"whole": 12345678901234567890, "rate": 1.50, "rows": [{"n": 1.0, "s": "1.0"}, {"n": 2e3}]}';
    const successTemplate = '{"text": "${whole} ${rate} $esc.jsonEncode($rows) ${few}"}';
    expect(answer(body, { translationMap, successTemplate })).toEqual({
      exit: 'success',
      outputs: { text: '12345678901234567890 1.50 [{"n":1.0,"s":"1.0"},{"n":2e3}] [2e3]' },
    });
  });

  it.each([
    ['{"n": 3}', 'success'],
    ['{"n": 3.0}', 'failure'],
    ['{"n": 3e0}', 'failure'],
    ['{"n": "3"}', 'failure'],
    ['{"n": 3.5}', 'failure'],
    ['{"n": true}', 'failure'],
    ['{"n": null}', 'failure'],
    ['{"rows": [{"n": 1}, {"n": 2.0}]}', 'failure'],
    ['{"rate": 3.0}', 'success'],
    ['{"text": "3.0"}', 'success'],
  ])('that produces %s for an integer or another type is a %s', (successTemplate, exit) => {
    const integer = { type: 'integer' };
    const row = { type: 'object', properties: { n: integer } };
    const properties = {
      n: integer,
      rows: { type: 'array', items: row },
      rate: { type: 'number' },
      text: { type: 'string' },
    };
    expect(answer({}, { successTemplate }, { type: 'object', properties }).exit).toBe(exit);
  });

  it('can be read by overlapping paths', () => {
    const translationMap = { all: '$.a', b: '$.a.b', again: '$.a.b', deep: '$..b' };
    const successTemplate = '{"all": ${all}, "b": ${b}, "again": ${again}, "deep": ${deep}}';
    const translationMapDefaults = { b: '"unused"' };
    expect(answer({ a: { b: 1 } }, { translationMap, translationMapDefaults, successTemplate })).toEqual({
      exit: 'success',
      outputs: { 'all.b': 1, b: 1, again: 1, deep: [1] },
    });
  });

  it('whose default is not JSON fails where it applies, and names the value', () => {
    const response = { ...withDefault, translationMapDefaults: { id: 'none' } };
    const outcome = answer({}, response);
    expect(outcome).toMatchObject(processing);
    expect(outcome).toMatchObject({
      error: { userMessage: expect.stringContaining('it made no valid JSON; paths that did not resolve: id') },
    });
    expect(answer({ id: 'a' }, response)).toMatchObject({ exit: 'success' });
    expect(answer({}, { ...response, successTemplate: '{"id": "${id}"}' })).toMatchObject({ outputs: { id: 'none' } });
  });

  it.each([
    '',
    ' ',
    '<html>Maintenance</html>',
    '{"id": "a',
    '\ufeff{"id": "a"}',
    "{'id': 'a'}",
    '{"id": "a"} x',
    'undefined',
  ])('of 200 with the body %j is a failure of the remote endpoint', (body) => {
    expect(bench({ remote: () => ok(body) }).run()).toMatchObject(unreadable);
  });

  it.each(['', '\r\n'])('of 204 with the body %j is one, too, or an empty object, if configured', (body) => {
    const response = { ...dataAction().response, translationMapDefaults: { id: '"none"' } };
    const empty = { action: dataAction({ response }), remote: () => status(204, body) };
    expect(bench(empty).run()).toMatchObject(unreadable);
    expect(bench({ ...empty, settings: { emptyReply: 'failure' } }).run()).toMatchObject(unreadable);
    const settings = { emptyReply: 'emptyObject' } as const;
    expect(bench({ ...empty, settings }).run()).toEqual({ exit: 'success', outputs: { id: 'none' } });
    expect(bench({ settings, remote: () => status(204, body) }).run()).toMatchObject(processing);
    expect(bench({ settings, remote: () => status(404, body) }).run()).toMatchObject({ error: { status: 404 } });
  });

  it.each([
    ['application/json', true],
    ['application/json;charset=UTF-8', true],
    ['Application/Problem+JSON; charset=utf-8', true],
    ['text/html', false],
    ['text/plain; charset=application/json', false],
    ['application/jsonp', false],
    [undefined, false],
  ])('with the type %s is read, but only JSON types if configured', (type, isJson) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const remote = () => ({ ...ok({ id: 'a' }), headers }) as HttpOutcome;
    expect(bench({ remote }).run().exit).toBe('success');
    expect(bench({ remote, settings: { jsonContentTypeRequired: false } }).run().exit).toBe('success');
    const strict = bench({ remote, settings: { jsonContentTypeRequired: true } }).run();
    expect(strict).toMatchObject(isJson ? { exit: 'success' } : unreadable);
  });

  it('above the configured size is a failure of the remote endpoint', () => {
    const remote = () => ok('{"id":"ä"}');
    expect(bench({ remote, settings: { maxReplyBytes: 11 } }).run().exit).toBe('success');
    expect(bench({ remote, settings: { maxReplyBytes: 10 } }).run()).toMatchObject(unreadable);
  });
});

describe('an action is compiled once', () => {
  it('for all engines and executions', () => {
    const action = dataAction();
    bench({ action, remote: () => ok({ id: 'a' }) });
    const first = compiledAction(action);
    bench({ action, remote: () => ok({ id: 'a' }) }).run();
    expect(compiledAction(action)).toBe(first);
  });
});

describe('an error of the remote endpoint', () => {
  it.each([401, 403, 404, 429, 500, 502, 503])('gives its own status %d by default', (code) => {
    const outcome = bench({ remote: () => status(code) }).run();
    expect(outcome).toMatchObject({
      exit: 'failure',
      error: { status: code, details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }] },
    });
  });

  it.each([400, 500] as const)('gives the status %d, if configured', (failureStatus) => {
    expect(bench({ settings: { failureStatus }, remote: () => status(429) }).run()).toMatchObject({
      error: { status: failureStatus },
    });
  });

  it('gives no status, if configured', () => {
    expect(bench({ settings: { failureStatus: 'none' }, remote: () => status(429) }).run()).toMatchObject({
      error: { status: 0, errorCode: '', errors: [], reported: false },
    });
  });

  it('has the shape of the platform and hides the body', () => {
    const { run } = bench({ remote: () => status(403, '{"error":"ACL"}') });
    const nothing = { userParams: [], details: [], errors: [] };
    expect(run()).toEqual({
      exit: 'failure',
      error: {
        status: 403,
        errorCode: 'FORBIDDEN',
        correlationId: expect.any(String),
        userMessage: expect.stringContaining('test mode'),
        userParams: [],
        details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }],
        errors: [
          { status: 403, errorCode: 'FORBIDDEN', userMessage: expect.stringContaining('test mode'), ...nothing },
        ],
        reported: true,
      },
    });
  });

  it.each([
    ['an error', status(403, '{"error":"ACL"}'), 403],
    ['something that is no JSON', ok('<p>ACL</p>'), 200],
  ])('shows the body of %s only in test mode', (_, outcome, code) => {
    const { run } = bench({ remote: () => outcome });
    expect(JSON.stringify(run())).not.toContain('ACL');
    expect(run({ number: 'a' }, { testMode: true })).toMatchObject({
      error: {
        errors: [{ errorCode: 'ACTION.REMOTE_ENDPOINT', status: code, userMessage: expect.stringContaining('ACL') }],
      },
    });
  });

  it('carries a new correlation id each time, the same in every run', () => {
    const ids = () => {
      const { run } = bench({ remote: () => status(500) });
      return [run(), run()].map((outcome) => outcome.exit === 'failure' && outcome.error.correlationId);
    };
    const [first, second] = ids();
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
    expect(ids()).toEqual([first, second]);
  });

  it('that is a broken connection gives 500 or the configured status, after the time it took', () => {
    const reset = { remote: () => ({ kind: 'reset', afterMs: 700 }) as const };
    const { run, clock } = bench(reset);
    expect(run()).toMatchObject(failed(500, 'INTERNAL_SERVER_ERROR', 'ACTION.REMOTE_ENDPOINT'));
    expect(clock.now()).toBe(700);
    expect(bench({ ...reset, settings: { resetStatus: 400 } }).run()).toMatchObject(unreadable);
  });
});

describe('timers', () => {
  it.each([
    ['the step gives up first', 3000, 'timeout', 'timeout', 3000],
    ['the step gives up first, whatever the setting', 3000, 'failure', 'timeout', 3000],
    ['the action gives up first', 8000, 'timeout', 'timeout', 5000],
    ['the action gives up first, as a failure', 8000, 'failure', 'failure', 5000],
    ['both give up together', 5000, 'timeout', 'timeout', 5000],
    ['both give up together, as a failure', 5000, 'failure', 'failure', 5000],
    ['the step has none', undefined, 'failure', 'failure', 5000],
  ] as const)('%s', (_, timeoutMs, actionTimeoutExit, exit, tookMs) => {
    const { run, clock } = bench({ settings: { actionTimeoutExit }, remote: () => silence });
    expect(run(undefined, timeoutMs === undefined ? {} : { timeoutMs }).exit).toBe(exit);
    expect(clock.now()).toBe(tookMs);
  });

  it('a time-out that shows as a failure has the configured status', () => {
    const late = { remote: () => silence };
    expect(bench({ ...late, settings: { actionTimeoutExit: 'failure' } }).run()).toMatchObject(
      failed(408, 'REQUEST_TIMEOUT', 'ACTION.REMOTE_ENDPOINT'),
    );
    expect(bench({ ...late, settings: { actionTimeoutExit: 'failure', timeoutStatus: 504 } }).run()).toMatchObject({
      error: { status: 504 },
    });
  });

  it('an answer before the end of a timer counts, an answer at that moment does not', () => {
    expect(bench({ remote: () => ok({ id: 'a' }, 4999) }).run().exit).toBe('success');
    expect(bench({ remote: () => ok({ id: 'a' }, 5000) }).run().exit).toBe('timeout');
  });
});

describe('the limits of an org', () => {
  const rejected = failed(429, 'TOO_MANY_REQUESTS', 'ACTION.PROCESSING');

  function start(count: number, settings: object, afterMs: number, options: object = {}) {
    const { engine, clock, sent } = bench({ settings, remote: () => ok({ id: 'a' }, afterMs) });
    const action = dataAction();
    const outcomes: ActionOutcome[] = [];
    const more = (n: number) => {
      for (let i = 0; i < n; i++)
        clock.start(engine.execute(action, { number: 'a' }, options), (outcome) => outcomes.push(outcome));
    };
    more(count);
    return { clock, outcomes, sent, more };
  }

  it('reject the 51st execution at one time without sending it', () => {
    const { clock, outcomes, sent, more } = start(51, {}, 1000);
    clock.runAll(500);
    expect(outcomes).toMatchObject([rejected]);
    expect(sent).toHaveLength(50);
    clock.runAll(1000);
    more(50);
    clock.runAll(2000);
    expect(outcomes.filter(({ exit }) => exit === 'success')).toHaveLength(100);
  });

  it('keep the slot of an execution that the flow alone gave up', () => {
    const { clock, outcomes, more } = start(1, { maxConcurrent: 1 }, 4000, { timeoutMs: 1000 });
    clock.runAll(3999);
    more(1);
    clock.runAll(3999);
    expect(outcomes).toMatchObject([{ exit: 'timeout' }, rejected]);
    clock.runAll(4000);
    more(1);
    clock.runAll(9000);
    expect(outcomes.map(({ exit }) => exit)).toEqual(['timeout', 'failure', 'timeout']);
  });

  it('reject executions above the volume of any 60 seconds', () => {
    const { clock, outcomes, more } = start(3, { maxPerMinute: 3 }, 0);
    clock.runAll(59_999);
    more(1);
    clock.runAll(60_000);
    more(1);
    clock.runAll(61_000);
    expect(outcomes.map(({ exit }) => exit)).toEqual(['success', 'success', 'success', 'failure', 'success']);
  });

  it('are 2,500 executions a minute by default, and rejections have the configured status', () => {
    const { clock, outcomes, more } = start(0, { limitStatus: 500 }, 0);
    for (let i = 0; i < 2501; i++) {
      more(1);
      clock.runAll(i);
    }
    expect(outcomes.filter(({ exit }) => exit === 'success')).toHaveLength(2500);
    expect(outcomes[2500]).toMatchObject({ exit: 'failure', error: { status: 500 } });
  });
});

describe('the trace', () => {
  function failures(options: Parameters<typeof bench>[0], inputs?: Record<string, unknown>, run: object = {}) {
    const { run: execute, events } = bench(options);
    execute(inputs, run);
    return { failed: events.filter(({ type }) => type === 'failed'), types: events.map(({ type }) => type) };
  }

  it('has one event, with time and reason, for an execution that fails before it sends a request', () => {
    const { failed, types } = failures({ remote: () => ok({ id: 'a' }) }, {});
    expect(types).toEqual(['failed']);
    expect(failed).toEqual([
      {
        type: 'failed',
        at: 0,
        action: 'Get',
        exit: 'failure',
        status: 400,
        errorCode: 'BAD_REQUEST',
        stage: 'ACTION.PROCESSING',
        message: expect.stringMatching(/^the inputs do not match the input schema: .*number/),
      },
    ]);
  });

  it('has an event for a disabled integration and for a limit that is reached', () => {
    const disabled = failures({ state: 'DISABLED', remote: () => ok({ id: 'a' }) });
    expect(disabled.failed).toMatchObject([{ message: 'the integration of the action is not enabled' }]);
    const limited = bench({ settings: { maxPerMinute: 1 }, remote: () => ok({ id: 'a' }) });
    limited.run();
    limited.run();
    expect(limited.events.map(({ type }) => type)).toEqual(['request', 'failed']);
    expect(limited.events[1]).toMatchObject({
      status: 429,
      errorCode: 'TOO_MANY_REQUESTS',
      stage: 'ACTION.PROCESSING',
    });
  });

  it('has an event for an unreadable answer after its request, at the moment of its arrival', () => {
    const { failed, types } = failures({ remote: () => ok('<html>', 250) });
    expect(types).toEqual(['request', 'failed']);
    expect(failed).toMatchObject([{ at: 250, status: 400, message: 'the answer of the remote endpoint is not JSON' }]);
  });

  it('has an event for an execution that took too long, with its exit', () => {
    const byStep = failures({ remote: () => silence }, undefined, { timeoutMs: 3000 });
    expect(byStep.failed).toEqual([
      { type: 'failed', at: 3000, action: 'Get', exit: 'timeout', message: 'it took too long' },
    ]);
    const settings = { actionTimeoutExit: 'failure', timeoutStatus: 504 } as const;
    expect(failures({ settings, remote: () => silence }).failed).toMatchObject([
      { at: 5000, exit: 'failure', status: 504, errorCode: 'GATEWAY_TIMEOUT' },
    ]);
  });

  it('has status 0 where the platform reports nothing', () => {
    const { failed } = failures({ settings: { failureStatus: 'none' }, remote: () => status(429) });
    expect(failed).toMatchObject([{ status: 0, errorCode: '' }]);
  });

  it('has no event for an execution that succeeds', () => {
    expect(failures({ remote: () => ok({ id: 'a' }) }).types).toEqual(['request']);
  });
});

it('an answer that is a list is mapped by "$.[0]", as a public action does', () => {
  const { run, sent } = bench({
    action: dataAction({
      inputSchema: { type: 'object', properties: { phone: { type: 'string' } }, additionalProperties: true },
      successSchema: { type: 'object', properties: { id: { type: 'string' } }, additionalProperties: true },
      request: {
        type: 'POST',
        urlTemplate: 'https://x.test/contacts',
        headers: {},
        template: '[{"data": {"number": "${input.phone}"}}]',
      },
      response: { translationMap: { added: '$.[0]' }, translationMapDefaults: {}, successTemplate: '${added}' },
    }),
    remote: () => ok([{ id: 'z' }]),
  });
  expect(run({ phone: '+1' })).toEqual({ exit: 'success', outputs: { id: 'z' } });
  expect(sent[0]?.body).toBe('[{"data": {"number": "+1"}}]');
});

describe('members whose names are whole numbers', () => {
  const answer = '{"byId":{"30":{"name":"first"},"7":{"name":"second"}},"b":1,"1":{"name":"third"}}';
  const run = (translationMap: Record<string, string>, successTemplate: string, defaults = {}) =>
    bench({
      action: dataAction({
        successSchema: { type: 'object', properties: {} },
        response: { translationMap, translationMapDefaults: defaults, successTemplate },
      }),
      remote: () => ok(answer),
    }).run();

  it.each([
    ['$.byId.*.name', ['first', 'second']],
    ['$.byId[*].name', ['first', 'second']],
    ['$..name', ['first', 'second', 'third']],
    ["$.['byId','1'].name", ['third']],
    ["$.byId['30','7'].name", ['first', 'second']],
    ['$.byId.*[?(@.name)].name', ['first', 'second']],
  ])('are found by %s in the order of the answer', (path, expected) => {
    expect(run({ f: path }, '{"F": ${f}}')).toEqual({ exit: 'success', outputs: { F: expected } });
  });

  it.each([
    ['$', answer],
    ['$.byId', '{"30":{"name":"first"},"7":{"name":"second"}}'],
    ["$.byId['30','7']", '{"30":{"name":"first"},"7":{"name":"second"}}'],
    ['$.none', '{"9":1,"3":2}'],
  ])('enter a template in the order of the answer or default: %s', (path, expected) => {
    expect(run({ f: path }, '{"F": "$esc.jsonEncode($f)"}', { f: '{"9":1,"3":2}' })).toEqual({
      exit: 'success',
      outputs: { F: expected },
    });
  });

  it('are the first of firstFromArray, and flattened, in the order of the answer', () => {
    expect(run({ f: '$.byId.*.name' }, '{"F": $successTemplateUtils.firstFromArray($f)}')).toEqual({
      exit: 'success',
      outputs: { F: 'first' },
    });
    const outcome = run({ f: '$' }, '${f}') as Extract<ActionOutcome, { exit: 'success' }>;
    expect(membersOf(outcome.outputs).map(([name]) => name)).toEqual(['byId.30.name', 'byId.7.name', 'b', '1.name']);
    const plain = run({ f: '$' }, '{"9": 1, "3": 2, "a": "b"}') as typeof outcome;
    expect(writeJson(plain.outputs)).toBe('{"9":1,"3":2,"a":"b"}');
  });
});
