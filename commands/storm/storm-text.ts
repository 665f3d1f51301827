import type { StormCard, StormResult } from '../../sandbox/storm/card';
import { table } from '../terminal/table';

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
    '',
    ...explanations,
    ...limits(cards),
  ].join('\n');
}

const explanations: readonly string[] = [
  '   lost: the shipped flows send whoever has no record to the fallback queue, or say that there is none; "and nobody knows": a flow drawn by hand goes on as if there were one',
  '   unconfirmed: there may be a record; the flow notes that, for an agent to look',
  '   executions: a flow drawn by hand tries once; the shipped flows look the caller up first, try again, and look for the record before they do',
];

/** Why executions were rejected, where some were. */
function limits(cards: readonly StormCard[]): readonly string[] {
  const over = cards.filter(({ rejected }) => rejected > 0);
  if (over.length === 0) return [];
  const asked = over.map((card) => `${card.name} ${thousands(perMinute(card) * card.executionsPerInteraction)}`);
  return [
    `   over the limits: Genesys Cloud rejects what is more than 50 executions at one time or 2,500 in a minute; ${thousands(perMinute(over[0] as StormCard))} interactions a minute ask for about: ${asked.join(', ')}`,
  ];
}

/** How many interactions arrive in a minute in which some do. */
function perMinute({ minutes }: StormCard): number {
  const arrived = minutes.map((minute) => minute.arrived).filter((count) => count > 0);
  return arrived.reduce((sum, count) => sum + count, 0) / arrived.length;
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

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
  ['executions per interaction', ({ executionsPerInteraction }) => executionsPerInteraction.toFixed(1)],
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
