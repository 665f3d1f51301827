import { describe, expect, it } from '@jest/globals';
import { Pace } from '../../../sandbox/exploration/pace';
import type { ActionOutcome } from '../../../sandbox/genesys/data-actions/action-outcome';

const failure = (status: number): ActionOutcome => ({
  exit: 'failure',
  error: { status, errorCode: '', correlationId: '', userMessage: '', details: [] },
});
const success: ActionOutcome = { exit: 'success', outputs: {} };

type Executed = readonly [action: string, at: number, endsAt: number, outcome: ActionOutcome];

/** The shortest wait after some executions. */
function shortestWait(...executions: readonly Executed[]): number {
  return shortestOf(5000, executions);
}

function shortestOf(enoughMs: number, executions: readonly Executed[]): number {
  let now = 0;
  const pace = new Pace(() => now, enoughMs);
  for (const [action, at, endsAt, outcome] of executions) {
    now = at;
    pace.begins(action);
    now = endsAt;
    pace.ends(action, outcome);
  }
  return pace.shortestWaitMs;
}

describe('the pace of a flow', () => {
  it('is the wait from the end of a failure to the next execution of the same data action', () => {
    expect(shortestWait(['Create', 0, 400, failure(500)], ['Create', 1400, 1500, failure(500)])).toBe(1000);
    expect(shortestWait(['Create', 0, 4000, { exit: 'timeout' }], ['Create', 4200, 4300, success])).toBe(200);
  });

  it('knows no wait after a success, or between different data actions', () => {
    expect(shortestWait(['Create', 0, 100, success], ['Create', 100, 200, success])).toBe(5000);
    expect(shortestWait(['Create', 0, 100, failure(500)], ['Look up', 100, 200, success])).toBe(5000);
  });

  it('tells waits apart up to the one that is enough, in its state too', () => {
    const stateAfter = (wait: number) => {
      let now = 0;
      const pace = new Pace(() => now, 1000);
      pace.begins('Create');
      pace.ends('Create', failure(500));
      now = wait;
      return JSON.stringify(pace.state);
    };
    expect(stateAfter(1000)).toBe(stateAfter(4000));
    expect(stateAfter(999)).not.toBe(stateAfter(1000));
  });

  it('allows each data action one repeat at once after a 401', () => {
    const refused = failure(401);
    expect(shortestWait(['Create', 0, 100, refused], ['Create', 100, 200, success])).toBe(5000);
    expect(
      shortestWait(['Create', 0, 100, refused], ['Create', 100, 200, refused], ['Create', 200, 300, success]),
    ).toBe(0);
  });

  it('keeps that repeat for later where a flow waits long enough after a 401', () => {
    const refused = failure(401);
    const waited: readonly Executed[] = [
      ['Create', 0, 100, refused],
      ['Create', 1100, 1200, refused],
      ['Create', 1200, 1300, refused],
    ];
    expect(shortestOf(1000, waited)).toBe(1000);
    expect(shortestOf(1000, [...waited, ['Create', 1300, 1400, success]])).toBe(0);
  });
});
