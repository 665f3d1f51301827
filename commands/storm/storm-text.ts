import type { StormCard, StormResult } from '../../sandbox/storm/card';
import { stormHeadline } from '../report/storm-headline';
import { table } from '../terminal/table';

/** A storm for people: the failures with their minutes, and a column of figures for each set of flows. */
export function stormText(result: StormResult): string {
  const { org, seed, perMinute, arrivalMinutes, phases, cards } = result;
  const stretches = phases.map(({ fromMinute, toMinute, title }) => [minutes(fromMinute, toMinute), title]);
  const head = ['', ...cards.map(({ name }) => name)];
  const rows = figures.map(([title, of]) => [title, ...cards.map(of)]);
  return [
    stormHeadline(result),
    '',
    `A storm over ${org}, ${thousands(perMinute)} interactions a minute for ${arrivalMinutes} minutes, seed ${seed}:`,
    table(stretches),
    '',
    table([head, ...rows]),
    '',
    ...cards.map(({ name, title }) => `   ${name}: ${title}`),
    '',
    ...(result.flow === undefined ? explanations : ofOneFlow),
    ...limits(result),
    ...cards.flatMap(({ name, ignored }) => ignored.map((line) => `   NOT AS EXPECTED: ${name}: ${line}`)),
  ].join('\n');
}

const explanations: readonly string[] = [
  '   lost: a contact without a record; the shipped flows send it to the fallback queue, or say that there is no record; "unnoticed": a hand-drawn flow continues as if there were one',
  '   unconfirmed: there may be a record; the flow writes that to the participant data, so that an agent can check',
  '   executions: a hand-drawn flow tries once; the shipped flows look the caller up, retry, and look for the record before each retry',
];

const ofOneFlow: readonly string[] = [
  '   tickets: records whose correlation_id or short_description has the id of the conversation',
  '   lost: a contact without one; "unnoticed": it did not end in the fallback queue either, and the outcome does not say so',
  '   duplicated: a contact with several, which the flow may mean',
];

/** Why Genesys Cloud rejected executions, if it did. */
function limits({ cards, perMinute }: StormResult): readonly string[] {
  const over = cards.filter(({ rejected }) => rejected > 0);
  if (over.length === 0) return [];
  const needed = over.map((card) => `${card.name} ${thousands(perMinute * card.executionsPerInteraction)}`);
  return [
    `   over the limits: Genesys Cloud rejects executions above 50 at the same time or 2,500 a minute; ${thousands(perMinute)} interactions a minute need about: ${needed.join(', ')}`,
  ];
}

function thousands(value: number): string {
  return whole(Math.round(value));
}

const figures: readonly (readonly [string, (card: StormCard) => string])[] = [
  ['interactions', ({ interactions }) => whole(interactions.call + interactions.message + interactions.workflow)],
  [
    'calls, messages, workflows',
    ({ interactions: { call, message, workflow } }) => [call, message, workflow].map(whole).join(' / '),
  ],
  ['tickets', ({ tickets }) => whole(tickets)],
  ['lost (no record)', ({ lost }) => whole(lost)],
  ['  unnoticed', ({ lostUnnoticed }) => whole(lostUnnoticed)],
  ['duplicated', ({ duplicated }) => whole(duplicated)],
  ['unconfirmed', ({ unconfirmed }) => whole(unconfirmed)],
  ['fell back', ({ fallbackShare }) => `${(fallbackShare * 100).toFixed(1)} %`],
  ['added wait p50', ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p50)],
  ['added wait p95', ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p95)],
  ['added wait p99', ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p99)],
  ['executions per interaction', ({ executionsPerInteraction }) => executionsPerInteraction.toFixed(1)],
  ['requests to ServiceNow', ({ requests }) => whole(requests)],
  ['token calls per 1,000', ({ tokenRequestsPer1000 }) => tenths(tokenRequestsPer1000)],
  ['over the limits of Genesys Cloud', ({ rejected }) => whole(rejected)],
];

function minutes(from: number, to: number): string {
  return from === to ? `minute ${from}` : `minute ${from} to ${to}`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

function tenths(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
