import { describe, expect, it } from '@jest/globals';
import { layoutOf, piecesOf } from '../../../commands/report/flow-layout';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';
import { action } from './flow-drawing';

const bye = action('disconnect', 'bye', { disconnected: 'end' });

function ways(...actions: Parameters<typeof layoutOf>[0]): readonly string[] {
  return layoutOf(actions).ways.map(
    ({ kind, action: from, exits }) => `${from.name} ${kind} ${exits.map(({ name }) => name).join()}`,
  );
}

describe('the drawing of a flow', () => {
  it('has a line into each branch, back from those that continue, and past the others', () => {
    const say = action('playAudio', 'say');
    const ask = action('decision', 'ask', { yes: [say], no: [bye] });
    expect(ways(ask, bye)).toEqual(['say past next', 'ask in yes', 'ask in no', 'ask back yes']);
    expect(ways(action('callData', 'call', { success: [say], failure: [], timeout: [] }))).toEqual([
      'say past next',
      'call in success',
      'call back success',
      'call past failure,timeout',
    ]);
  });

  it('leads back to the start of a loop unless every path leaves it', () => {
    const leave = action('loopExit', 'leave', { loopExit: 'end' });
    const wait = action('wait', 'wait');
    expect(ways(action('loop', 'try', { loop: [wait], next: [] }))).toContain('try again loop');
    expect(ways(action('loop', 'try', { loop: [wait, leave], next: [] }))).not.toContain('try again loop');
  });

  const { flows } = shipped(exampleOrg('dev'));
  it.each(flows.map((flow) => ({ type: flow.type, flow })))(
    'of the shipped $type gives every action its own line and fits a laptop',
    ({ flow }) => {
      for (const { actions } of flow.outline.sequences) {
        const layout = layoutOf(actions);
        expect(layout.actions).toHaveLength(flow.outline.actions.size);
        const heights = layout.actions.map(({ y }) => y).sort((a, b) => a - b);
        const gaps = heights.slice(1).map((y, index) => y - (heights[index] ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
        expect(layout.width).toBeLessThanOrEqual(1200);
        expect(layout.height).toBeGreaterThan(heights.at(-1) ?? 0);
      }
    },
  );

  it.each(flows.map((flow) => ({ type: flow.type, flow })))(
    'of the shipped $type has pieces for print that cut no action',
    ({ flow }) => {
      for (const { actions } of flow.outline.sequences) {
        const layout = layoutOf(actions);
        const pieces = piecesOf(layout);
        expect(pieces.reduce((sum, { height }) => sum + height, 0)).toBe(layout.height);
        for (const [index, { y }] of pieces.entries()) {
          const before = pieces[index - 1];
          expect(y).toBe(before === undefined ? 0 : before.y + before.height);
          // Signs reach 9 pixels up and down, the name of an exit 13 up.
          for (const action of layout.actions) expect(y <= action.y - 13 || y >= action.y + 9).toBe(true);
        }
        expect(Math.max(...pieces.map(({ height }) => height))).toBeLessThan(250);
      }
    },
  );
});
