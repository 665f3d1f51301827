import { describe, expect, it } from '@jest/globals';
import { cameThrough, flowPathOf } from '../../../commands/report/flow-path';
import { action, ran } from './flow-drawing';

const say = action('playAudio', 'say');
const bye = action('disconnect', 'bye', { disconnected: 'end' });

describe('the path of a run', () => {
  it('counts how often an action began and which exits it took', () => {
    const ask = action('decision', 'ask', { yes: [], no: [] });
    const path = flowPathOf(ran([say, 'next'], [ask, 'yes'], [say, 'next']));
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

  it('is reached only by a run that continues after the last action', () => {
    expect(cameThrough(flowPathOf(ran([ask, 'no'], [say, 'next'])), [ask])).toBe(true);
    expect(cameThrough(flowPathOf(ran([ask, 'yes'], [bye, 'disconnected'])), [ask])).toBe(false);
    expect(cameThrough(flowPathOf([]), [ask])).toBe(false);
  });

  it('is reached by the exit of a loop, not by its rounds', () => {
    const loop = action('loop', 'loop', { loop: [say], next: [] });
    expect(cameThrough(flowPathOf(ran([loop, 'loop'], [say, 'next'])), [loop])).toBe(false);
    expect(cameThrough(flowPathOf(ran([loop, 'loop'], [say, 'next'], [loop, 'next'])), [loop])).toBe(true);
  });
});
