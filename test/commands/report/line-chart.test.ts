import { describe, expect, it } from '@jest/globals';
import { lineChart, niceSteps } from '../../../commands/report/line-chart';

describe('the steps of an axis', () => {
  it.each([
    [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [7, [0, 2, 4, 6, 8]],
    [41.2, [0, 10, 20, 30, 40, 50]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [1000, [0, 200, 400, 600, 800, 1000]],
  ])('up to %d are round', (highest, steps) => {
    expect(niceSteps(highest)).toEqual(steps);
  });
});

describe('a chart', () => {
  const text = lineChart({
    title: 'Requests',
    unit: 'per minute',
    series: [
      { name: 'chained', points: [0, 1210.123] },
      { name: 'a <b>', points: [5] },
    ],
    phases: [{ fromMinute: 1, toMinute: 1, title: 'a moment' }],
  }).toString();

  it('has its numbers as a table too, with a row for each minute', () => {
    const rows = [...text.matchAll(/<th scope="row">(\d+)<\/th>(.*?)<\/tr>/g)].map(([, minute, cells = '']) => [
      minute,
      ...[...cells.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell),
    ]);
    expect(rows).toEqual([
      ['0', '0', '5'],
      ['1', '1,210.12', ''],
    ]);
  });

  it('draws each series in its own style, in the order of the legend', () => {
    const [, drawing = '', legend = ''] = /(<svg role="img".*?)<ul class="legend">(.*?)<\/ul>/s.exec(text) ?? [];
    expect(drawing.match(/look-\d/g)).toEqual(['look-0', 'look-1']);
    expect(legend.match(/look-\d/g)).toEqual(['look-0', 'look-1']);
    expect(legend).toContain('a &lt;b&gt;');
  });

  it('has its title in every part that a screen reader may reach alone', () => {
    expect(text).toContain('<title>Requests; the numbers are in the table below</title>');
    expect(text).toContain('<summary aria-label="The numbers: Requests">');
    expect(text).toContain('<caption>Requests, per minute</caption>');
  });

  it('numbers the shaded failures, since a shade has no name', () => {
    const phases = ['one', 'two'].map((title, index) => ({ fromMinute: index, toMinute: index + 1, title }));
    const numbered = lineChart({ title: 'x', unit: '', series: [], phases }).toString();
    expect(
      [...numbered.matchAll(/<title>(one|two)<\/title><\/rect><text [^>]*>(\d)</g)].map(([, ...of]) => of),
    ).toEqual([
      ['one', '1'],
      ['two', '2'],
    ]);
  });

  it('shows a moment that has no length', () => {
    expect(Number(/class="phase".*?width="([\d.]+)"/.exec(text)?.[1])).toBeGreaterThanOrEqual(2);
  });

  it('is drawn without any numbers too', () => {
    expect(lineChart({ title: 'x', unit: '', series: [] }).toString()).not.toMatch(/NaN|Infinity/);
  });
});
