import { describe, expect, it } from '@jest/globals';
import { scenarioFaults } from '../../../sandbox/scenario';
import type { FaultLine } from '../../../sandbox/scenario/faults-schema';
import { mistakesIn } from './mistakes-in';

const token = ['POST', '/token'] as const;
const findCaller = ['GET', '/api/now/table/sys_user'] as const;
const lookUp = ['GET', '/api/now/table/incident'] as const;
const create = ['POST', '/api/now/table/incident'] as const;

/** The kinds of the faults that requests get, one after the other. */
function kinds(lines: readonly FaultLine[], ...requests: readonly (readonly [string, string])[]) {
  const plan = scenarioFaults(lines).plan;
  return requests.map(([method, path], index) => plan({ index, method, path, forToken: path === '/token' })?.kind);
}

describe('the faults of a scenario', () => {
  it('apply to the requests of their kind only', () => {
    const on = (word: FaultLine['on']) =>
      kinds([{ on: word, nth: 'every', kind: 'forbidden' }], token, findCaller, create).map(
        (kind) => kind !== undefined,
      );
    expect({ token: on('token'), read: on('read'), write: on('write'), any: on('any') }).toEqual({
      token: [true, false, false],
      read: [false, true, false],
      write: [false, false, true],
      any: [true, true, true],
    });
  });

  it('count the requests of their kind', () => {
    const line: FaultLine = { on: 'write', nth: [1, 3], kind: 'forbidden' };
    expect(kinds([line], create, lookUp, create, create)).toEqual(['forbidden', undefined, undefined, 'forbidden']);
  });

  it('can apply to one table', () => {
    const line: FaultLine = { on: 'read', table: 'incident', nth: 1, kind: 'notFound' };
    expect(kinds([line], findCaller, lookUp)).toEqual([undefined, 'notFound']);
  });

  it('apply the first line that is due, and every line continues to count', () => {
    const lines: readonly FaultLine[] = [
      { on: 'write', nth: 1, kind: 'forbidden' },
      { on: 'any', nth: [1, 2], kind: 'notFound' },
    ];
    expect(kinds(lines, create, create, create)).toEqual(['forbidden', 'notFound', undefined]);
  });

  it('are passed on without the keys that select requests', () => {
    const plan = scenarioFaults([{ on: 'write', nth: 1, kind: 'timeout', commit: { lateMs: 5 } }]).plan;
    expect(plan({ index: 0, method: 'POST', path: create[1] })).toEqual({ kind: 'timeout', commit: { lateMs: 5 } });
  });

  it('count from the start in each plan', () => {
    const line: FaultLine = { on: 'write', nth: 1, kind: 'forbidden' };
    expect([kinds([line], create), kinds([line], create)]).toEqual([['forbidden'], ['forbidden']]);
  });
});

describe('faults that met no request', () => {
  const unmet = (lines: readonly FaultLine[], ...requests: readonly (readonly [string, string])[]) => {
    const faults = scenarioFaults(lines);
    for (const [index, [method, path]] of requests.entries()) faults.plan({ index, method, path });
    return faults.unmet();
  };

  it('are reported with their place and their requests; a list, with the numbers that are left', () => {
    const lines: readonly FaultLine[] = [
      { on: 'write', nth: 1, kind: 'forbidden' },
      { on: 'write', nth: 9, kind: 'forbidden' },
      { on: 'read', table: 'sys_user', nth: [1, 2], kind: 'notFound' },
      { on: 'token', nth: 'every', kind: 'unauthorized' },
    ];
    expect(unmet(lines, findCaller, create)).toEqual([
      'faults[1] (write, nth 9) met no request',
      'faults[2] (read, table sys_user, nth 2) met no request',
      'faults[3] (token, nth every) met no request',
    ]);
  });

  it('are none after each had its request', () => {
    const lines: readonly FaultLine[] = [
      { on: 'write', nth: [1, 2], kind: 'forbidden' },
      { on: 'any', nth: 'every', kind: 'notFound' },
    ];
    expect(unmet(lines, create, create, findCaller)).toEqual([]);
  });

  it('mention the faults above that took their request', () => {
    const lines: readonly FaultLine[] = [
      { on: 'write', nth: 'every', kind: 'forbidden' },
      { on: 'write', nth: 1, kind: 'notFound' },
    ];
    expect(unmet(lines, create)).toEqual(['faults[1] (write, nth 1) met no request, since faults above it come first']);
  });
});

describe('a fault of a scenario with several mistakes', () => {
  it('has all of them reported, a mistaken kind included', () => {
    const lines = mistakesIn(
      'title: x',
      'interaction: { type: call }',
      'faults:',
      '  - { on: wirte, kind: forbiden, nth: 0, oen: read }',
    );
    expect(lines).toEqual([
      '4:7: faults[0].on: got "wirte"; expected one of token, read, write, any; did you mean "write"?',
      expect.stringMatching(/^4:18: faults\[0\]\.kind: got "forbiden"; .*; did you mean "forbidden"\?$/),
      '4:34: faults[0].nth: got 0; expected 1 to 1000',
      expect.stringMatching(/^4:42: faults\[0\]\.oen: unknown key; .*; did you mean "on"\?$/),
    ]);
  });
});
