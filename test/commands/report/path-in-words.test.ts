import { describe, expect, it } from '@jest/globals';
import { stepsOf } from '../../../commands/report/path-in-words';
import { action, outline, ran } from './flow-drawing';

const say = action('playAudio', 'say');
const known = action('decision', 'Known?', { yes: [say], no: [] });
const call = action('callData', 'call', { success: [], failure: [] });
const tries = action('loop', 'try', { loop: [known, call], next: [] });
const flow = outline(tries);

describe('the path of a run in words', () => {
  it('lists the actions in order, each with its exit if it has several', () => {
    const events = ran([tries, 'loop'], [known, 'yes'], [say, 'next'], [call, 'failure'], [tries, 'case2']);
    expect(stepsOf(flow, events)).toEqual(['try: round', 'Known? yes', 'say', 'call: failure', 'try: case 2']);
  });

  it('says where the flow itself failed', () => {
    const [begun] = ran([call, 'success']);
    const failed = { type: 'error', at: 0, message: 'not set', path: 'call' } as const;
    expect(stepsOf(flow, begun ? [begun, failed] : [])).toEqual(['call: the flow failed, not set']);
  });

  it('lists the actions of a module too, with their exits', () => {
    const found = action('dataTableLookup', 'find', { found: [], notFound: [] });
    const calling = { ...action('callCommonModule', 'find'), module: outline(found) };
    expect(stepsOf(outline(calling), ran([calling, 'next'], [found, 'notFound']))).toEqual(['find', 'find: notFound']);
  });
});
