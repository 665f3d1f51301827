import { describe, expect, it } from '@jest/globals';
import { stepsOf } from '../../../commands/report/path-in-words';
import { action, ran } from './flow-drawing';

const say = action('playAudio', 'say');
const ask = action('decision', 'Known?', { yes: [say], no: [] });
const call = action('callData', 'call', { success: [], failure: [] });
const sequences = [
  { path: 'tasks.Main', name: 'Main', actions: [action('loop', 'try', { loop: [ask, call], next: [] })] },
];

describe('the way of a run in words', () => {
  it('has the actions in order, with the exit of those that have several', () => {
    const events = ran('try: loop', 'Known?: yes', 'say: next', 'call: failure', 'try: case2');
    expect(stepsOf(sequences, events)).toEqual(['try: round', 'Known? yes', 'say', 'call: failure', 'try: case 2']);
  });

  it('says where the flow itself failed', () => {
    const [begun] = ran('call: success');
    const failed = { type: 'error', at: 0, message: 'not set', path: 'call' } as const;
    expect(stepsOf(sequences, begun ? [begun, failed] : [])).toEqual(['call: the flow failed, not set']);
  });

  it('has actions that are not in the drawing, such as those of a module', () => {
    expect(stepsOf(sequences, ran('elsewhere: next'))).toEqual(['elsewhere']);
  });
});
