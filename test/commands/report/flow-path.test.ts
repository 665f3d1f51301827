import { describe, expect, it } from '@jest/globals';
import { cameThrough, canEnd, flowPathOf } from '../../../commands/report/flow-path';
import { action, ran } from './flow-drawing';

const say = action('playAudio', 'say');
const bye = action('disconnect', 'bye', { disconnected: [] });
const leave = action('loopExit', 'leave', { loopExit: [] });

describe('the way of a run', () => {
  it('counts how often an action began and by which exits it was left', () => {
    const path = flowPathOf(ran('say: next', 'ask: yes', 'say: next'));
    const ask = action('decision', 'ask', { yes: [], no: [] });
    expect([path.times(say), path.times(ask), path.times(bye)]).toEqual([2, 1, 0]);
    expect([path.timesBy(ask, 'yes'), path.timesBy(ask, 'no')]).toEqual([1, 0]);
  });

  it('knows where the flow itself failed', () => {
    const path = flowPathOf([{ type: 'error', at: 0, message: 'not set', path: 'say' }]);
    expect([path.failedIn(say), path.failedIn(bye)]).toEqual([true, false]);
  });
});

describe('the end of some actions', () => {
  const ask = action('decision', 'ask', { yes: [bye], no: [say] });

  it('is reached only by a run whose last action goes on', () => {
    expect(cameThrough(flowPathOf(ran('ask: no', 'say: next')), [ask])).toBe(true);
    expect(cameThrough(flowPathOf(ran('ask: yes', 'bye: disconnected')), [ask])).toBe(false);
    expect(cameThrough(flowPathOf([]), [ask])).toBe(false);
  });

  it.each([
    ['a transfer', action('transferToAcd', 'to', { transferred: [] }), false],
    ['a transfer that may fail', action('transferToAcd', 'to', { transferred: [], failure: [] }), true],
    ['the end of a call', bye, false],
    ['the end of a loop', leave, false],
    ['a decision with one way on', ask, true],
    ['a decision without one', action('decision', 'ask', { yes: [bye], no: [leave] }), false],
    ['a loop whose body never ends', action('loop', 'loop', { loop: [leave], next: [] }), true],
  ])('after %s can be reached: %s', (_, last, reachable) => {
    expect(canEnd([say, last])).toBe(reachable);
  });
});
