import { reasonsOf } from '../../constructs/flows';
import type { Setting } from '../../sandbox/exploration/run';
import type { Bounds } from '../../sandbox/exploration/verdict';

/** Three rounds of token (3 s) and caller look-up (4 s) with pauses of 1 s and 2 s. */
const findCallerSeconds = 3 * (3 + 4) + 1 + 2;
const bounds = { records: 1, attempts: 3, platformSignsIn: false, renewals: 2, firstDelaySeconds: 1 };
const queues = { main: 'IT Incidents Dev', fallback: 'Service Desk Dev' };

/** What a flow of the dev org promises, worked out by hand: the worst case of its create is that of docs/recipe.md. */
export function devBounds(type: Setting['type']): Bounds {
  const reasons = reasonsOf({ readsStatus: type !== 'inboundCall', chained: true });
  if (type === 'workflow') return { ...bounds, reasons, longestSeconds: findCallerSeconds + 159 };
  return { ...bounds, reasons, longestSeconds: findCallerSeconds + 40, queues };
}
