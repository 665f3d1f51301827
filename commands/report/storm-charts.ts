import type { StormMinute, StormResult } from '../../sandbox/storm/card';
import type { Chart } from './line-chart';

const measures: readonly {
  readonly title: string;
  readonly unit: string;
  readonly of: (minute: StormMinute) => number;
}[] = [
  { title: 'Interactions that started', unit: 'per minute', of: ({ arrived }) => arrived },
  { title: 'Records written', unit: 'per minute', of: ({ tickets }) => tickets },
  { title: 'Interactions that ended in the fallback queue', unit: 'per minute', of: ({ fellBack }) => fellBack },
  { title: 'Interactions that ended without a record', unit: 'per minute', of: ({ withoutRecord }) => withoutRecord },
  { title: 'Added wait, 95th percentile', unit: 'seconds', of: ({ p95Seconds }) => p95Seconds },
  { title: 'Requests to ServiceNow', unit: 'per minute', of: ({ requests }) => requests },
  { title: 'Requests for a token', unit: 'per minute', of: ({ tokenRequests }) => tokenRequests },
  { title: 'Failed requests', unit: 'per minute', of: ({ failedRequests }) => failedRequests },
  { title: 'Executions that Genesys Cloud rejected', unit: 'per minute', of: ({ rejected }) => rejected },
];

/** Charts over the whole minutes in which the interactions of a storm arrive, each with a line for every set of flows. A figure that is always 0 has no chart. */
export function stormCharts({
  cards,
  phases,
  arrivalMinutes,
}: Pick<StormResult, 'cards' | 'phases' | 'arrivalMinutes'>): readonly Chart[] {
  const whole = Math.max(1, Math.floor(arrivalMinutes));
  return measures
    .map(({ title, unit, of }) => ({
      title,
      unit,
      phases,
      series: cards.map(({ name, minutes }) => ({ name, points: minutes.slice(0, whole).map(of) })),
    }))
    .filter(({ series }) => series.some(({ points }) => points.some((value) => value > 0)));
}
