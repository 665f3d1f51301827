import { describe, expect, it } from '@jest/globals';
import { instance, parsed, reply, start } from './instance';

const list = '/api/now/table/incident';
const hour = 3_600_000;

describe('a rate limit', () => {
  it('counts the requests of an hour and then answers 429 with the documented headers', () => {
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
    expect(parsed(third).error.message).toBe('Rate limit exceeded');
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

  it('of a user goes before the one of everyone', () => {
    const { send } = instance({ settings: { rateLimits: { everyone: 1, users: { 'genesys.integration': 3 } } } });
    for (let i = 0; i < 3; i++) expect(reply(send('GET', list)).status).toBe(200);
    expect(reply(send('GET', list)).status).toBe(429);
  });

  it('writes Retry-After as a date where it is told to', () => {
    const { send } = instance({ settings: { rateLimits: { everyone: 0 }, retryAfterForm: 'httpDate' } });
    expect(reply(send('GET', list)).headers['retry-after']).toBe('Mon, 05 Jan 2026 10:00:00 GMT');
  });

  it('counts neither tokens nor requests without one', () => {
    const { send, askToken } = instance({ settings: { rateLimits: { everyone: 1 } } });
    askToken();
    send('GET', list, undefined, { authorization: 'Bearer nobody' });
    expect(reply(send('GET', list)).status).toBe(200);
  });
});

describe('semaphores', () => {
  it('let requests wait for their turn, and turn away what does not fit into the queue', () => {
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
});

describe('an instance that is slow', () => {
  it('answers later', () => {
    expect(reply(instance({ settings: { slowByMs: 2_000 } }).send('GET', list)).afterMs).toBe(2_120);
  });

  it('has its transactions cancelled after 60 s, with nothing written', () => {
    const { send, serviceNow } = instance({ settings: { slowByMs: 90_000 } });
    const outcome = reply(send('POST', list, {}));
    expect([outcome.status, outcome.afterMs]).toEqual([500, 60_000]);
    expect(serviceNow.records('incident')).toEqual([]);
  });

  it('varies repeatably with jitter', () => {
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
