import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/faults';
import type { ServiceNowSettings } from '../../../sandbox/servicenow/settings';
import { apiRequest, instance, parsed, reply } from './instance';

const incidents = '/api/now/table/incident';

/** Creates one incident under a fault; `count` reads how many records there are by then. */
function create(fault: Fault, settings: Partial<ServiceNowSettings> = {}) {
  const sandbox = instance({
    settings,
    faults: ({ method, path }) => (method === 'POST' && path === incidents ? fault : undefined),
  });
  const outcome = sandbox.send('POST', incidents, { short_description: 'No network' });
  return { ...sandbox, outcome, count: () => sandbox.serviceNow.records('incident').length };
}

describe('a refusing fault', () => {
  it.each([
    [{ kind: 'unauthorized' }, 401],
    [{ kind: 'forbidden' }, 403],
    [{ kind: 'notFound' }, 404],
    [{ kind: 'rateLimited', retryAfterSeconds: 7 }, 429],
    [{ kind: 'serverError', status: 500, commit: 'never' }, 500],
    [{ kind: 'serverError', status: 502, commit: 'never' }, 502],
    [{ kind: 'serverError', status: 503, commit: 'never' }, 503],
  ] as const)('%j answers %i in the usual time and writes nothing', (fault, status) => {
    const { outcome, count, wait } = create(fault);
    wait(120_000);
    expect([reply(outcome).status, reply(outcome).afterMs, count()]).toEqual([status, 120, 0]);
  });

  it('unauthorized makes ServiceNow forget the token', () => {
    const { send, bearer, serviceNow } = create({ kind: 'unauthorized' });
    expect(reply(send('GET', incidents)).status).toBe(401);
    expect(reply(serviceNow.handle(apiRequest('GET', incidents, bearer()))).status).toBe(200);
  });

  it('rateLimited sends Retry-After: as given, or the end of the hour', () => {
    expect(reply(create({ kind: 'rateLimited', retryAfterSeconds: 7 }).outcome).headers['retry-after']).toBe('7');
    expect(reply(create({ kind: 'rateLimited' }).outcome).headers['retry-after']).toBe('3600');
  });

  it('unauthorized refuses a token request like a wrong secret', () => {
    const { askToken } = instance({ faults: () => ({ kind: 'unauthorized' }) });
    expect(parsed(askToken())).toEqual({ error_description: 'access_denied', error: 'server_error' });
  });
});

describe('a fault of a token', () => {
  it('shortLivedToken issues a token with that lifetime and says so; the next token is a usual one', () => {
    let requests = 0;
    const { askToken, wait } = instance({
      faults: () => (requests++ === 0 ? { kind: 'shortLivedToken', seconds: 2 } : undefined),
    });
    const first = parsed(askToken());
    expect(first.expires_in).toBe(2);
    wait(2000);
    const second = parsed(askToken());
    expect(second.expires_in).toBe(1800);
    expect(second.access_token).not.toBe(first.access_token);
  });

  it('secretRotated refuses this request and all later ones; issued tokens still work', () => {
    let requests = 0;
    const { askToken, send } = instance({ faults: () => (requests++ === 1 ? { kind: 'secretRotated' } : undefined) });
    expect(reply(send('GET', incidents)).status).toBe(200);
    const refused = { error_description: 'access_denied', error: 'server_error' };
    expect([parsed(askToken()), parsed(askToken())]).toEqual([refused, refused]);
    expect(reply(send('GET', incidents)).status).toBe(200);
  });
});

describe('a fault after the work', () => {
  it('serverError answers an error although the record was written', () => {
    const { outcome, count } = create({ kind: 'serverError', status: 500, commit: 'before' });
    expect([reply(outcome).status, count()]).toEqual([500, 1]);
  });

  it.each(['html', 'empty', 'truncated'] as const)('unreadable (%s) answers 201 without JSON', (body) => {
    const { outcome, count } = create({ kind: 'unreadable', body });
    expect([reply(outcome).status, count()]).toEqual([201, 1]);
    expect(() => parsed(outcome)).toThrow(SyntaxError);
  });

  it('slow answers the record after its time', () => {
    const { outcome, count } = create({ kind: 'slow', afterMs: 3_500 });
    expect([reply(outcome).status, reply(outcome).afterMs, count()]).toEqual([201, 3_500, 1]);
    expect(parsed(outcome).result.number).toBe('INC0010001');
  });
});

describe('a fault that outlasts the transaction quota', () => {
  const late: readonly [string, Fault][] = [
    ['timeout', { kind: 'timeout', commit: { lateMs: 56_000 } }],
    ['gateway', { kind: 'gateway', status: 504, afterMs: 10_000, commit: { lateMs: 50_000 } }],
    ['reset', { kind: 'reset', afterMs: 0, commit: { lateMs: 60_000 } }],
  ];

  it.each(late)('of kind %s never commits', (_, fault) => {
    const { count, wait } = create(fault);
    wait(200_000);
    expect(count()).toBe(0);
  });

  it.each(late)('of kind %s commits at the quota where cancelled work is kept', (_, fault) => {
    const { count, wait } = create(fault, { cancelledWork: 'kept', transactionQuotaSeconds: 20 });
    wait(19_999);
    expect(count()).toBe(0);
    wait(1);
    expect(count()).toBe(1);
  });

  it.each([
    ['undone', 0],
    ['kept', 1],
  ] as const)('of kind slow gets 500 at the quota, with its work %s', (cancelledWork, records) => {
    const { outcome, count } = create({ kind: 'slow', afterMs: 60_000 }, { cancelledWork });
    expect([reply(outcome).status, reply(outcome).afterMs, count()]).toEqual([500, 60_000, records]);
  });

  it('has no quota for a token request', () => {
    const { askToken } = instance({ faults: () => ({ kind: 'slow', afterMs: 90_000 }) });
    expect(reply(askToken())).toMatchObject({ status: 200, afterMs: 90_000 });
  });
});

describe('htmlPage', () => {
  it('answers 200 with a page instead of the work', () => {
    const { outcome, count } = create({ kind: 'htmlPage' });
    expect([reply(outcome).status, reply(outcome).headers['content-type'], count()]).toEqual([
      200,
      'text/html;charset=UTF-8',
      0,
    ]);
  });
});

describe('a lost request', () => {
  type Commit = 'never' | 'before' | { readonly lateMs: number };
  const kinds: readonly [string, (commit: Commit) => Fault, number][] = [
    ['timeout', (commit) => ({ kind: 'timeout', commit }), 4_000],
    ['gateway', (commit) => ({ kind: 'gateway', status: 504, afterMs: 2_000, commit }), 2_000],
    ['reset', (commit) => ({ kind: 'reset', afterMs: 300, commit }), 300],
  ];

  it.each(kinds)('to %s may never commit', (_, fault) => {
    const { count, wait } = create(fault('never'));
    wait(120_000);
    expect(count()).toBe(0);
  });

  it.each(kinds)('to %s may have committed at once', (_, fault) => {
    expect(create(fault('before')).count()).toBe(1);
  });

  it.each(kinds)('to %s may commit late, counted from the moment when the caller gave up', (_, fault, endMs) => {
    for (const lateMs of [5_000, 50_000]) {
      const { count, wait, serviceNow } = create(fault({ lateMs }));
      wait(endMs + lateMs - 1);
      expect(count()).toBe(0);
      wait(1);
      expect(serviceNow.records('incident')).toMatchObject([{ short_description: 'No network' }]);
    }
  });

  it('commits late even if its token is invalid by then', () => {
    const { count, serviceNow, wait } = create({ kind: 'timeout', commit: { lateMs: 5_000 } });
    serviceNow.revokeTokens();
    wait(9_000);
    expect(count()).toBe(1);
  });

  it('never commits if its token was rejected at the moment of sending', () => {
    const { serviceNow, wait } = instance({ faults: () => ({ kind: 'timeout', commit: { lateMs: 0 } }) });
    serviceNow.handle(apiRequest('POST', incidents, 'no such token', {}));
    wait(60_000);
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('ends in silence, in a page of the gateway, or in a broken connection', () => {
    expect(create({ kind: 'timeout', commit: 'never' }).outcome).toEqual({ kind: 'silence' });
    expect(create({ kind: 'reset', afterMs: 300, commit: 'never' }).outcome).toEqual({ kind: 'reset', afterMs: 300 });
    const gateway = create({ kind: 'gateway', status: 502, afterMs: 900, commit: 'never' }).outcome;
    expect(gateway).toMatchObject({ kind: 'reply', status: 502, afterMs: 900 });
    expect(reply(gateway).body).toContain('502 Bad Gateway');
  });
});
