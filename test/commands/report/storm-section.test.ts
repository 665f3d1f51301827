import { describe, expect, it } from '@jest/globals';
import { stormCharts } from '../../../commands/report/storm-charts';
import { stormSection } from '../../../commands/report/storm-section';
import type { StormCard, StormMinute } from '../../../sandbox/storm/card';

const quiet: StormMinute = {
  minute: 0,
  arrived: 40,
  ended: 40,
  withoutRecord: 0,
  fellBack: 0,
  tickets: 40,
  requests: 120,
  tokenRequests: 1,
  failedRequests: 0,
  rejected: 0,
  p95Seconds: 0.5,
};
const chained: StormCard = {
  name: 'chained',
  title: 'the flows hold the token',
  interactions: { call: 6000, message: 3000, workflow: 1000 },
  tickets: 9_999,
  lost: 1,
  lostUnnoticed: 0,
  duplicated: 0,
  unconfirmed: 3,
  requests: 25_094,
  executionsPerInteraction: 2.5,
  tokenRequests: 430,
  tokenRequestsPer1000: 1043,
  rejected: 0,
  addedWaitSeconds: { p50: 0.44, p95: 8.1, p99: 24, longest: 41.25 },
  ignored: [],
  fallbackShare: 0.0842,
  minutes: [quiet, { ...quiet, minute: 1, tickets: 0, fellBack: 38 }, { ...quiet, minute: 2, tickets: 1 }],
};
const storm = {
  org: 'dev',
  seed: 7,
  perMinute: 1_000,
  arrivalMinutes: 2,
  phases: [
    { fromMinute: 2.5, toMinute: 2.5, title: 'the token expires' },
    { fromMinute: 6, toMinute: 26, title: 'ServiceNow is down' },
  ],
  cards: [chained, { ...chained, name: 'platform', tickets: 5, minutes: [quiet] }],
};

describe('the charts of a storm', () => {
  it('have a line for every set of flows, one point for each whole minute in which interactions arrive', () => {
    const tickets = stormCharts(storm).find(({ title }) => title === 'Records written');
    expect(tickets?.series).toEqual([
      { name: 'chained', points: [40, 0] },
      { name: 'platform', points: [40] },
    ]);
  });

  it('leave out figures that are always 0', () => {
    const titles = stormCharts(storm).map(({ title }) => title);
    expect(titles).toContain('Interactions that ended in the fallback queue');
    expect(titles).not.toContain('Executions that Genesys Cloud rejected');
  });
});

describe('the section of a storm', () => {
  const text = stormSection(storm, 'storm-1').toString();
  const rowOf = (title: string) => new RegExp(`<th scope="row">${title}</th>(.*?)</tr>`).exec(text)?.[1];

  it.each([
    ['Records in ServiceNow', '<td>9,999</td><td>5</td>'],
    ['Ended in the fallback queue, or without a record', '<td>8.4 %</td><td>8.4 %</td>'],
    ['Added wait: median', '<td>0.4 s</td><td>0.4 s</td>'],
    ['Executions of data actions per interaction', '<td>2.5</td><td>2.5</td>'],
    ['Requests to ServiceNow', '<td>25,094</td><td>25,094</td>'],
    ['Requests for a token per 1000 interactions', '<td>1,043.0</td><td>1,043.0</td>'],
    ['Interactions without a record, unnoticed', '<td>0</td><td>0</td>'],
  ])('has a row "%s" with a cell for every set of flows', (title, cells) => {
    expect(rowOf(title)).toBe(cells);
  });

  it('begins with the headline', () => {
    expect(text).toContain('</h2>\n<p class="headline">Shipped flows: 0 duplicates, 0 lost unnoticed</p>');
  });

  it('lists the failures with their minutes', () => {
    expect(text).toContain(
      '<ol><li>Minute 2.5: the token expires</li><li>Minute 6 to 26: ServiceNow is down</li></ol>',
    );
  });
});
