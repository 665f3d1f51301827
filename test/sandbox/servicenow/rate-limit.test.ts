import { describe, expect, it } from '@jest/globals';
import { instance, parsed, reply, start } from './instance';

const list = '/api/now/table/incident';
const hour = 3_600_000;

describe('a rate limit', () => {
  it('counts the requests of an hour, then answers 429 with the documented headers', () => {
    const { send, wait } = instance({ settings: { rateLimits: { everyone: 2 } } });
    wait(600_000);
    const first = reply(send('GET', list));
    send('GET', list);
    const third = send('GET', list);
    const headers = { 'x-ratelimit-limit': '2', 'x-ratelimit-reset': String((start + hour) / 1000) };
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({ ...headers, 'x-ratelimit-rule': expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(first.headers).not.toHaveProperty('retry-after');
    expect(reply(third).status).toBe(429);
    expect(reply(third).headers).toMatchObject({ ...headers, 'retry-after': '3000' });
    expect(parsed(third)).toEqual({
      error: { message: 'Rate limit exceeded', detail: 'Rate limit of 2 requests per hour for Table API exceeded' },
      status: 'failure',
    });
  });

  it('writes nothing for a refused request', () => {
    const { send, serviceNow } = instance({ settings: { rateLimits: { everyone: 1 } } });
    send('POST', list, {});
    expect(reply(send('POST', list, {})).status).toBe(429);
    expect(serviceNow.records('incident')).toHaveLength(1);
  });

  it('starts again with the next hour of the clock', () => {
    const { send, wait } = instance({ settings: { rateLimits: { everyone: 1 }, accessTokenSeconds: 7_200 } });
    send('GET', list);
    wait(hour - 1);
    expect(reply(send('GET', list)).status).toBe(429);
    wait(1);
    expect(reply(send('GET', list)).status).toBe(200);
  });

  it('counts each user separately', () => {
    const ada = { user_name: 'ada', user_password: 'lovelace' };
    const { send, askToken } = instance({ users: [ada], settings: { rateLimits: { everyone: 1 } } });
    const token = parsed(askToken({ grant_type: 'password', username: 'ada', password: 'lovelace' })).access_token;
    send('GET', list);
    expect(reply(send('GET', list)).status).toBe(429);
    expect(reply(send('GET', list, undefined, { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it.each([
    ['a user goes before those of the roles and of everyone', { 'genesys.integration': 5 }, '5'],
    ['the role that allows least goes before the one of everyone', {}, '3'],
  ])('of %s', (_, users, limit) => {
    const roles = { itil: 3, import_admin: 4, admin: 1 };
    const settings = {
      rateLimits: { everyone: 2, roles, users },
      userRoles: { 'genesys.integration': ['import_admin', 'itil', 'nobody has a rule for this'] },
    };
    const { send } = instance({ settings });
    for (let i = 0; i < Number(limit); i++) expect(reply(send('GET', list)).status).toBe(200);
    const refused = reply(send('GET', list));
    expect([refused.status, refused.headers['x-ratelimit-limit']]).toEqual([429, limit]);
  });

  it('for everyone applies to a user whose roles have no limit', () => {
    const settings = { rateLimits: { everyone: 2, roles: { itil: 3 } }, userRoles: { ada: ['itil'] } };
    expect(reply(instance({ settings }).send('GET', list)).headers['x-ratelimit-limit']).toBe('2');
  });

  it('is one rule for all users of a role', () => {
    const ada = { user_name: 'ada', user_password: 'lovelace' };
    const userRoles = { ada: ['itil'], 'genesys.integration': ['itil'] };
    const { send, askToken } = instance({ users: [ada], settings: { rateLimits: { roles: { itil: 3 } }, userRoles } });
    const token = parsed(askToken({ grant_type: 'password', username: 'ada', password: 'lovelace' })).access_token;
    const rules = [{}, { authorization: `Bearer ${token}` }].map(
      (headers) => reply(send('GET', list, undefined, headers)).headers['x-ratelimit-rule'],
    );
    expect(rules[0]).toBe(rules[1]);
  });

  it('lets further requests pass until the nodes commit their counts, if configured', () => {
    const { send, wait } = instance({ settings: { rateLimits: { everyone: 2, commitSeconds: 30 } } });
    const status = () => reply(send('GET', list)).status;
    wait(10_000);
    expect([status(), status(), status(), status()]).toEqual([200, 200, 200, 200]);
    wait(19_999);
    expect(status()).toBe(200);
    wait(1);
    expect(status()).toBe(429);
  });

  it('writes Retry-After as a date, if configured', () => {
    const { send } = instance({ settings: { rateLimits: { everyone: 0 }, retryAfterForm: 'httpDate' } });
    expect(reply(send('GET', list)).headers['retry-after']).toBe('Mon, 05 Jan 2026 10:00:00 GMT');
  });

  it('counts a request before it checks access', () => {
    const { send } = instance({ settings: { rateLimits: { everyone: 1 }, deniedTables: ['incident'] } });
    expect(reply(send('GET', list)).status).toBe(403);
    expect(reply(send('GET', list)).status).toBe(429);
  });

  it('names the API that was called', () => {
    const { send } = instance({ settings: { rateLimits: { everyone: 0 } } });
    const detail = (path: string) => parsed(send('POST', path, {})).error.detail;
    expect(detail('/api/now/import/u_rows')).toBe('Rate limit of 0 requests per hour for Import Set API exceeded');
    expect(detail('/api/now/stats/incident')).toBe('Rate limit of 0 requests per hour for REST API exceeded');
  });

  it('counts neither tokens nor requests without one', () => {
    const { send, askToken } = instance({ settings: { rateLimits: { everyone: 1 } } });
    askToken();
    send('GET', list, undefined, { authorization: 'Bearer nobody' });
    expect(reply(send('GET', list)).status).toBe(200);
  });
});

describe('semaphores', () => {
  it('make requests wait for a slot, and reject those that do not fit into the queue', () => {
    const { send, wait } = instance({ settings: { semaphores: { concurrent: 2, queue: 1 } } });
    const outcomes = [1, 2, 3, 4].map(() => reply(send('GET', list)));
    expect(outcomes.map(({ status, afterMs }) => [status, afterMs])).toEqual([
      [200, 120],
      [200, 120],
      [200, 240],
      [429, 120],
    ]);
    wait(240);
    expect(reply(send('GET', list)).afterMs).toBe(120);
  });

  it('are held no longer than the transaction quota', () => {
    const settings = { semaphores: { concurrent: 1, queue: 1 }, slowByMs: 90_000, transactionQuotaSeconds: 5 };
    const { send } = instance({ settings });
    const outcomes = [1, 2].map(() => reply(send('GET', list)));
    expect(outcomes.map(({ status, afterMs }) => [status, afterMs])).toEqual([
      [500, 5_000],
      [500, 10_000],
    ]);
  });
});

describe('an instance that is slow', () => {
  it('answers later', () => {
    expect(reply(instance({ settings: { slowByMs: 2_000 } }).send('GET', list)).afterMs).toBe(2_120);
  });

  it('cancels its transactions after 60 s and writes nothing', () => {
    const { send, serviceNow } = instance({ settings: { slowByMs: 90_000 } });
    const outcome = send('POST', list, {});
    expect([reply(outcome).status, reply(outcome).afterMs]).toEqual([500, 60_000]);
    expect(parsed(outcome)).toEqual({
      error: {
        message: 'Transaction cancelled: maximum execution time exceeded',
        detail:
          'Transaction cancelled: maximum execution time exceeded ' +
          'Check logs for error trace or enable glide.rest.debug property to verify REST request processing',
      },
      status: 'failure',
    });
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('keeps the data of a cancelled transaction, if configured', () => {
    const { send, serviceNow } = instance({ settings: { slowByMs: 90_000, cancelledWork: 'kept' } });
    expect(reply(send('POST', list, { short_description: 'No network' })).status).toBe(500);
    expect(serviceNow.records('incident')).toMatchObject([{ short_description: 'No network' }]);
  });

  it('cancels a transaction exactly at the quota of the instance', () => {
    const status = (slowByMs: number) =>
      reply(instance({ settings: { slowByMs, latencyMs: 0, transactionQuotaSeconds: 5 } }).send('GET', list));
    expect(status(4_999)).toMatchObject({ status: 200, afterMs: 4_999 });
    expect(status(5_000)).toMatchObject({ status: 500, afterMs: 5_000 });
  });

  it('varies with jitter, and repeats with the same seed', () => {
    const run = () => {
      const { send } = instance({ settings: { jitterMs: 50 } });
      return Array.from({ length: 20 }, () => reply(send('GET', list)).afterMs);
    };
    const latencies = run();
    expect(run()).toEqual(latencies);
    expect(new Set(latencies).size).toBeGreaterThan(1);
    expect(latencies.every((ms) => ms >= 120 && ms <= 170)).toBe(true);
  });
});
