import { describe, expect, it } from '@jest/globals';
import type { EngineSettings } from '../../../../sandbox/genesys/data-actions/engine-settings';
import type { HttpOutcome, HttpRequest } from '../../../../sandbox/http';
import { bench, dataAction, ok, silence, status } from './engine-fixture';

const fields = { loginUrl: 'https://x.test/oauth_token.do', clientSecret: 'canary-secret' };
const credential = { name: 'OAuth', type: 'userDefinedOAuth', fields } as const;
const headers = { Accept: 'application/json', Authorization: 'Bearer ${authResponse.access_token}' };
const action = dataAction({ request: { ...dataAction().request, headers } });
const invalid = {
  exit: 'failure',
  error: { status: 400, errorCode: 'INVALID_CREDENTIALS', details: [{ errorCode: 'ACTION.AUTHENTICATION' }] },
};

function isSignIn(request: HttpRequest): boolean {
  return request.url === fields.loginUrl;
}

/** Gives out token-1, token-2 ... and answers everything else by the token. */
function signingIn(
  answer: (token: string) => HttpOutcome,
  settings: Partial<EngineSettings> = {},
  life: object = { expires_in: 1800 },
) {
  let given = 0;
  const remote = (request: HttpRequest) => {
    if (!isSignIn(request)) return answer(request.headers['authorization'] ?? '');
    given++;
    return ok({ access_token: `token-${given}`, ...life });
  };
  const made = bench({ action, credential, settings, remote });
  return { ...made, signIns: () => made.sent.filter(isSignIn).length };
}

const good = () => ok({ id: 'a' });
const afterFirst = (code: number) => (token: string) => (token === 'Bearer token-1' ? status(code) : ok({ id: 'a' }));

describe('the sign-in of the platform', () => {
  it('happens once, and later requests carry its token', () => {
    const { run, sent, signIns } = signingIn(good);
    expect([run().exit, run().exit]).toEqual(['success', 'success']);
    expect(signIns()).toBe(1);
    expect(sent.map(({ body }) => body)).toEqual([
      'grant_type=client_credentials&client_secret=canary-secret',
      '{"n": "INC1"}',
      '{"n": "INC1"}',
    ]);
    expect(sent[2]?.headers['authorization']).toBe('Bearer token-1');
  });

  it('is repeated after a 401, and so is the request', () => {
    const { run, sent, signIns } = signingIn(afterFirst(401));
    expect(run()).toEqual({ exit: 'success', outputs: { id: 'a' } });
    expect([sent.length, signIns()]).toEqual([4, 2]);
  });

  it('ends in INVALID_CREDENTIALS after a second 401, and starts again next time', () => {
    const { run, signIns } = signingIn(() => status(401));
    expect(run()).toMatchObject(invalid);
    expect(signIns()).toBe(2);
    run();
    expect(signIns()).toBe(4);
  });

  it('is left to the next execution, if configured', () => {
    const { run, sent } = signingIn(afterFirst(401), { authRetry: 'none' });
    expect(run()).toMatchObject({
      exit: 'failure',
      error: { status: 401, details: [{ errorCode: 'ACTION.REMOTE_ENDPOINT' }] },
    });
    expect(sent).toHaveLength(2);
    expect(run().exit).toBe('success');
  });

  it('is repeated after a 403 only if configured', () => {
    expect(signingIn(afterFirst(403)).run()).toMatchObject({ exit: 'failure', error: { status: 403 } });
    expect(signingIn(afterFirst(403), { authRefreshOnForbidden: true }).run().exit).toBe('success');
    expect(signingIn(() => status(403), { authRefreshOnForbidden: true }).run()).toMatchObject({
      error: { status: 403 },
    });
  });

  it.each([
    ['untilUnauthorized', 1],
    ['ttlFromExpiresIn', 2],
  ] as const)('with the policy %s happens %d times over the life of a token', (authCache, times) => {
    const { run, clock, signIns } = signingIn(good, { authCache }, { expires_in: '10' });
    run();
    clock.runAll(9_000);
    run();
    expect(signIns()).toBe(1);
    clock.runAll(10_100);
    run();
    expect(signIns()).toBe(times);
  });

  describe('when three executions need it at once', () => {
    const threeAtOnce = (made: ReturnType<typeof signingIn>, timeoutMs?: number) => {
      const exits: string[] = [];
      let endedAt = 0;
      for (let index = 0; index < 3; index++) {
        const options = timeoutMs === undefined ? {} : { timeoutMs };
        made.clock.start(made.engine.execute(action, { number: 'INC1' }, options), ({ exit }) => {
          exits.push(exit);
          endedAt = made.clock.now();
        });
      }
      made.clock.runAll();
      return { exits, signIns: made.signIns(), endedAt };
    };

    it('is made by each of them, or by one while the others wait, as configured', () => {
      const exits = ['success', 'success', 'success'];
      expect(threeAtOnce(signingIn(good))).toMatchObject({ exits, signIns: 3 });
      expect(threeAtOnce(signingIn(good, { authSignIns: 'oneAtATime' }))).toMatchObject({ exits, signIns: 1 });
    });

    it('is tried by the next one if it fails', () => {
      const made = bench({
        action,
        credential,
        settings: { authSignIns: 'oneAtATime' },
        remote: (request) => (isSignIn(request) ? status(401) : ok({ id: 'a' })),
      });
      const signIns = () => made.sent.filter(isSignIn).length;
      expect(threeAtOnce({ ...made, signIns })).toMatchObject({ exits: ['failure', 'failure', 'failure'], signIns: 3 });
    });

    it('is waited for no longer than the timers of each allow', () => {
      const made = bench({ action, credential, settings: { authSignIns: 'oneAtATime' }, remote: () => silence });
      const signIns = () => made.sent.filter(isSignIn).length;
      const exits = ['timeout', 'timeout', 'timeout'];
      expect(threeAtOnce({ ...made, signIns }, 2000)).toEqual({ exits, signIns: 1, endedAt: 2000 });
    });
  });

  it('keeps a token of unknown lifetime until it is rejected', () => {
    const { run, clock, signIns } = signingIn(good, { authCache: 'ttlFromExpiresIn' }, {});
    run();
    clock.runAll(1_000_000_000);
    run();
    expect(signIns()).toBe(1);
  });

  it.each<[string, HttpOutcome]>([
    ['is refused', status(401, '{"error":"server_error"}')],
    ['answers with a page', ok('<html>')],
    ['breaks', { kind: 'reset', afterMs: 10 }],
    ['answers with no object', ok('5')],
    ['answers with a list', ok('[{"access_token": "a"}]')],
    ['answers with nothing', status(204, '')],
  ])('that %s is INVALID_CREDENTIALS, and the request is not sent', (_, outcome) => {
    const { run, sent } = bench({ action, credential, remote: () => outcome });
    expect(run()).toMatchObject(invalid);
    expect(sent).toHaveLength(1);
  });

  it('counts against the timers of the execution', () => {
    const { run, clock } = bench({
      action,
      credential,
      remote: (request) => (isSignIn(request) ? ok({ access_token: 'a' }, 3000) : silence),
    });
    expect(run().exit).toBe('timeout');
    expect(clock.now()).toBe(5000);
    const never = bench({ action, credential, remote: () => silence });
    expect(never.run(undefined, { timeoutMs: 1000 }).exit).toBe('timeout');
    expect(never.clock.now()).toBe(1000);
  });

  it('keeps the newer token if an older one is rejected late', () => {
    let revoked = false;
    const { engine, clock, run, signIns } = signingIn((token) => {
      if (!revoked || token !== 'Bearer token-1') return good();
      return status(401, '{}', clock.now() === 1000 ? 100 : 500);
    });
    run();
    revoked = true;
    const exits: string[] = [];
    const start = () => clock.start(engine.execute(action, { number: 'a' }), ({ exit }) => exits.push(exit));
    clock.at(1000, start);
    clock.at(1050, start);
    clock.runAll(10_000);
    expect(exits).toEqual(['success', 'success']);
    expect(signIns()).toBe(2);
  });
});

describe('credentials', () => {
  const template = '{"id": "$!{credentials.clientSecret}"}';
  const echo = dataAction({ request: { ...dataAction().request, template } });

  it('of the type userDefined are values for every action of the integration', () => {
    const { run, sent } = bench({ action: echo, credential: { ...credential, type: 'userDefined' }, remote: good });
    run();
    expect(sent[0]?.body).toBe('{"id": "canary-secret"}');
  });

  it('of the type userDefinedOAuth are values for the sign-in only', () => {
    expect(() => bench({ action: echo, credential, remote: good })).toThrow(
      'so only its custom auth action reads the fields',
    );
  });

  it('of the type basicAuth are not values for templates', () => {
    const basic = { ...credential, type: 'basicAuth' } as const;
    expect(() => bench({ action: echo, credential: basic, remote: good })).toThrow('of the type basicAuth');
  });

  it('do not exist without a credential', () => {
    expect(() => bench({ action: echo, remote: good })).toThrow('has no credential');
  });

  it('of the type basicAuth become the header of every request', () => {
    const basic = { name: 'B', type: 'basicAuth', fields: { userName: 'ann', password: 'pw' } } as const;
    const { run, sent } = bench({ credential: basic, remote: good });
    run();
    expect(sent[0]?.headers['authorization']).toBe('Basic YW5uOnB3');
  });
});

describe('nothing secret is recorded', () => {
  const token = 'canary-token';
  const chained = dataAction({
    request: {
      ...dataAction().request,
      headers: { Authorization: 'Bearer ${input.accessToken}', 'X-Copy': '${input.accessToken}' },
      urlTemplate: 'https://x.test/?t=$esc.uriEncode($input.accessToken)&s=$!esc.uriEncode($credentials.clientSecret)',
      template: '{"token": "${input.accessToken}", "secret": "$!{credentials.clientSecret}"}',
    },
  });

  it('of a chained token or a credential, in a trace or in test mode', () => {
    const { run, events } = bench({
      action: chained,
      credential: { ...credential, type: 'userDefined' },
      remote: () => status(400, `echo ${token} canary-secret`),
    });
    const outcome = run({ number: 'a', accessToken: token }, { testMode: true });
    expect(outcome).toMatchObject({ error: { errors: [{ userMessage: 'echo *** ***' }] } });
    expect(events.map(({ type }) => type)).toEqual(['request', 'failed']);
    expect(JSON.stringify([events, outcome])).not.toContain('canary');
  });

  it('of the sign-in of the platform, in a trace or in test mode', () => {
    const { run, events } = bench({
      action,
      credential,
      remote: (request) =>
        isSignIn(request) ? ok({ access_token: token, refresh_token: 'canary-refresh' }) : status(500, `echo ${token}`),
    });
    const outcome = run(undefined, { testMode: true });
    expect(events).toMatchObject([
      { action: 'sign-in of ServiceNow', request: { body: '***' }, outcome: { body: '***' } },
      { action: 'Get', request: { headers: { authorization: 'Bearer ***' } }, outcome: { body: 'echo ***' } },
      { type: 'failed', action: 'Get', status: 500 },
    ]);
    expect(JSON.stringify([events, outcome])).not.toContain('canary');
  });

  it('of what the sign-in calls by another name, in Base64 too', () => {
    const request = { ...action.request, urlTemplate: 'https://x.test/?a=$encoding.base64("x:${authResponse.jwt}")' };
    const { run, events } = bench({
      action: { ...action, request },
      credential,
      remote: (sent) =>
        isSignIn(sent) ? ok({ jwt: 'canary-jwt-of-the-org' }) : status(500, 'echo canary-jwt-of-the-org'),
    });
    const outcome = run(undefined, { testMode: true });
    const shown = JSON.stringify([events, outcome]);
    expect(shown).not.toContain('canary');
    for (const before of ['', ' ', '  '])
      expect(shown).not.toContain(Buffer.from(`${before}canary-jwt-of`).toString('base64').slice(4, 16));
  });

  it('of a token action, whose bodies are hidden both ways', () => {
    const request = {
      ...dataAction().request,
      template: 'grant_type=client_credentials&client_secret=${credentials.clientSecret}',
    };
    const { run, events } = bench({
      action: dataAction({ request, response: { ...dataAction().response, translationMap: { id: '$.access_token' } } }),
      credential: { ...credential, type: 'userDefined' },
      remote: () => ok({ access_token: token }),
    });
    expect(run()).toEqual({ exit: 'success', outputs: { id: token } });
    expect(events).toMatchObject([{ request: { body: '***' }, outcome: { body: '***' } }]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  it('and everything else is: time, duration and answer', () => {
    const { run, events } = bench({ remote: () => ok({ id: 'a' }, 250) });
    run();
    expect(events).toEqual([
      {
        type: 'request',
        at: 0,
        action: 'Get',
        request: {
          method: 'POST',
          url: 'https://x.test/table?q=INC1',
          headers: { accept: 'application/json' },
          body: '{"n": "INC1"}',
        },
        outcome: { kind: 'reply', status: 200, headers: {}, body: '{"id":"a"}', afterMs: 250 },
        tookMs: 250,
      },
    ]);
  });

  it('in the messages of failures either', () => {
    const bad = dataAction({
      request: { ...dataAction().request, urlTemplate: 'https://x.test/ ${input.accessToken}' },
    });
    const { run } = bench({ action: bad, remote: good });
    expect(
      JSON.stringify([run({ number: 'a', accessToken: token }), run({ accessToken: token, number: 5 })]),
    ).not.toContain('canary');
  });
});
