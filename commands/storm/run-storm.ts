import { setImmediate } from 'node:timers/promises';
import type { Org } from '../../constructs/project/project';
import type { OfferedOrg } from '../../constructs/stack/offered';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { StormCard, StormResult } from '../../sandbox/storm/card';
import { naiveSubjects } from '../../sandbox/storm/naive';
import { arrivalsOf, type StormPlan } from '../../sandbox/storm/plan';
import { storm } from '../../sandbox/storm/storm';
import { isStormFlow, type StormSubject, shippedSubject } from '../../sandbox/storm/subject';
import { phasesOf } from '../../sandbox/storm/weather';
import { type PublishedVariant, publishedVariant } from '../org/published-variant';
import { flowsOf } from '../play/chosen-flows';
import { fallbackQueueOf } from '../play/fallback-queue';
import { isShipped } from '../report/storm-headline';
import type { Progress } from '../terminal/progress';
import { oneFlow } from './one-flow';

/**
 * Plays a storm over the flows that an org ships, with both auth strategies, and over two hand-drawn flows.
 *
 * @param flow name of a flow of the org that is played alone, as it ships. @default - those that come with this project
 * @returns undefined for an org that ships no flow that a storm can start
 */
export async function runStorm(
  org: Org,
  plan: StormPlan,
  seed: number,
  progress: Progress,
  flow?: string,
): Promise<StormResult | undefined> {
  const cards: StormCard[] = [];
  const subjects = flow === undefined ? subjectsOf(org) : [oneFlow(org, flow)];
  if (subjects === undefined) return undefined;
  const { minutes } = arrivalsOf(plan);
  try {
    for (const subject of subjects) {
      const onMinute = (minute: number) => {
        const share = (cards.length + Math.min(1, minute / minutes)) / subjects.length;
        progress.show(`storm: ${subject.title}`, `minute ${minute}`, share);
      };
      cards.push(await play(subject, plan, seed, onMinute));
    }
  } finally {
    progress.end();
  }
  const about = { org: org.name, ...(flow !== undefined && { flow }), seed, perMinute: plan.perMinute };
  return { ...about, arrivalMinutes: minutes, phases: phasesOf(plan), cards };
}

/**
 * Whether the shipped flows kept their promises: one record at most, no contact lost unnoticed, no ignored column. One flow
 * alone may mean to write other records, so that only a column that ServiceNow ignored is wrong.
 */
export function stormAsExpected({ cards, flow }: StormResult): boolean {
  if (flow !== undefined) return cards.every(({ ignored }) => ignored.length === 0);
  return cards
    .filter(isShipped)
    .every((card) => card.duplicated === 0 && card.lostUnnoticed === 0 && card.ignored.length === 0);
}

/** @param onMinute called with the number of minutes that are over */
async function play(
  subject: StormSubject,
  plan: StormPlan,
  seed: number,
  onMinute: (minute: number) => void,
): Promise<StormCard> {
  const run = storm(subject, plan, seed);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
    onMinute(value + 1);
    await setImmediate();
  }
}

function subjectsOf(given: Org): readonly StormSubject[] | undefined {
  const { org, published: chained } = shippedVariant(given, 'chained');
  if (!chained.flows.some(isStormFlow)) return undefined;
  const { published: platform } = shippedVariant(given, 'platform');
  const fallbackQueue = fallbackQueueOf(org);
  return [
    shippedSubject({ name: 'chained', title: 'the shipped flows hold the token', published: chained, fallbackQueue }),
    shippedSubject({ name: 'platform', title: 'the platform signs in', published: platform, fallbackQueue }),
    ...naiveSubjects({ published: throughTable(given, chained), fallbackQueue }, agentsQueue(org)),
  ];
}

/** Without the flows of the project's own, which may make no record, so that nothing of theirs is a promise that is broken. */
function shippedVariant(given: Org, auth: Org['release']['auth']): PublishedVariant {
  const { org, published } = publishedVariant(given, auth);
  const flows = flowsOf(org, published.flows).flatMap(({ flow, isOwn }) => (isOwn ? [] : [flow]));
  return { org, published: { ...published, flows } };
}

/** Hand-drawn flows create records through their tables, whatever the org does. */
function throughTable(org: Org, chained: PublishedOrg): PublishedOrg {
  const { release } = org;
  return release.create === 'table'
    ? chained
    : publishedVariant({ ...org, release: { ...release, create: 'table' } }, 'chained').published;
}

/** The queue to which flows send contacts with a record. */
function agentsQueue(org: OfferedOrg): string {
  const [key = 'fallback'] = org.release.flows.flatMap((flow) => ('queue' in flow ? flow.queue : []));
  return Object.hasOwn(org.queues, key) ? (org.queues[key] as string) : fallbackQueueOf(org);
}
