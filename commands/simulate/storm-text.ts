import type { StormCard, StormResult } from '../../sandbox/storm/card';
import { table } from '../table';

/** A storm for people: what went wrong when, and a column for each set of flows. */
export function stormText({ org, seed, phases, cards }: StormResult): string {
  const stretches = phases.map(({ fromMinute, toMinute, title }) => [minutes(fromMinute, toMinute), title]);
  const head = ['', ...cards.map(({ name }) => name)];
  const rows = figures.map(([title, of]) => [title, ...cards.map(of)]);
  return [
    `A storm over ${org}, seed ${seed}:`,
    table(stretches),
    '',
    table([head, ...rows]),
    '',
    ...cards.map(({ name, title }) => `   ${name}: ${title}`),
    ...(cards.some(({ rejected }) => rejected > 0) ? [limits] : []),
  ].join('\n');
}

const limits =
  '   over the limits: Genesys Cloud rejects what is more than 50 executions at one time or 2,500 in a minute';

const figures: readonly (readonly [string, (card: StormCard) => string])[] = [
  ['interactions', ({ interactions }) => whole(interactions.call + interactions.message + interactions.workflow)],
  ['calls, messages, workflows', ({ interactions: { call, message, workflow } }) => `${call}, ${message}, ${workflow}`],
  ['tickets', ({ tickets }) => whole(tickets)],
  ['lost (no record)', ({ lost }) => whole(lost)],
  ['  and nobody knows', ({ lostUnnoticed }) => whole(lostUnnoticed)],
  ['duplicated', ({ duplicated }) => whole(duplicated)],
  ['unconfirmed', ({ unconfirmed }) => whole(unconfirmed)],
  ['fell back', ({ fallbackShare }) => `${(fallbackShare * 100).toFixed(1)} %`],
  ['added wait p50', ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p50)],
  ['added wait p95', ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p95)],
  ['added wait p99', ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p99)],
  ['requests to ServiceNow', ({ requests }) => whole(requests)],
  ['token calls per 1,000', ({ tokenRequestsPer1000 }) => tokenRequestsPer1000.toFixed(1)],
  ['over the limits of Genesys Cloud', ({ rejected }) => whole(rejected)],
];

function minutes(from: number, to: number): string {
  return from === to ? `minute ${from}` : `minute ${from} to ${to}`;
}

function whole(value: number): string {
  return String(value);
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
