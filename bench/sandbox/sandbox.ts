import { exploreAll } from '../../sandbox/exploration/explore';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { byTurns, timed } from '../measure';
import { measuredInChild } from '../processes';
import { partsOf } from '../profile';
import { heading, line, milliseconds, perSecond } from '../report';
import { type Course, interactionsPerSecond } from './interactions';
import { interactionParts } from './parts';
import { requests, requestsPerSecond } from './requests';
import type { StormMeasured, StormTask } from './storm-child';

const goal = 2000;
const types = ['inboundCall', 'inboundShortMessage', 'workflow'] as const;
const courses: readonly Course[] = [
  { title: 'no fault', refusals: 0 },
  { title: 'two 429 first', refusals: 2 },
];

/**
 * How fast the sandbox runs shipped flows, on one core, in virtual time.
 *
 * @param stack folder of the synthesised stack of org dev
 */
export async function sandbox(stack: string, quick: boolean): Promise<void> {
  const rounds = quick ? 3 : 11;
  heading('Sandbox: shipped flows of org dev, interactions per second of one core');
  const published = publishedOrg(stack);
  for (const type of types) {
    for (const course of courses) await interactions(published, type, course, rounds);
  }
  const { publishing } = await byTurns({ publishing: () => timed(() => publishedOrg(stack)) }, rounds);
  line('reading the stack and publishing its flows, once', milliseconds(publishing));
  await shares(published);
  explorations(published);
  await storm(stack);

  heading('Sandbox: ServiceNow in process, requests per second of one core');
  const names = Object.keys(requests) as (keyof typeof requests)[];
  const contestants = Object.fromEntries(names.map((name) => [name, () => requestsPerSecond(name, 2000)]));
  const rates = await byTurns(contestants, rounds);
  for (const name of names) line(name, perSecond(rates[name] ?? 0));
}

async function interactions(
  published: PublishedOrg,
  type: (typeof types)[number],
  course: Course,
  rounds: number,
): Promise<void> {
  const load = { published, type, course };
  const contestants = {
    traced: () => interactionsPerSecond({ ...load, traced: true, worlds: 'one' }, 500),
    untraced: () => interactionsPerSecond({ ...load, traced: false, worlds: 'one' }, 500),
    worlds: () => interactionsPerSecond({ ...load, traced: true, worlds: 'each' }, 100),
  };
  await byTurns(contestants, 2);
  const { traced, untraced, worlds } = await byTurns(contestants, rounds);
  const name = `${type}, ${course.title}`;
  line(`${name}: with a trace`, perSecond(traced), `goal: ${goal}/s, ${traced >= goal ? 'reached' : 'MISSED'}`);
  line(`${name}: without`, perSecond(untraced), `${(untraced / traced).toFixed(2)} x as fast`);
  line(`${name}: with a trace, a new world each`, perSecond(worlds));
}

/** Where the time of interactions goes. */
async function shares(published: PublishedOrg): Promise<void> {
  heading('Sandbox: where the time of interactions goes, two 429 first, without a trace');
  const work = () => {
    for (const type of types) {
      interactionsPerSecond({ published, type, course: courses[1] as Course, traced: false, worlds: 'one' }, 3000);
    }
  };
  for (const { name, share } of await partsOf(work, interactionParts)) line(name, `${(share * 100).toFixed(0)} %`);
}

function explorations(published: PublishedOrg): void {
  // Of the org whose flows these are, as a command gives it.
  const firstDelayMs = 1000;
  heading('Exploration: every schedule of faults at the first three requests and every pair anywhere, one core');
  for (const type of types) {
    let told = { schedules: 0, played: 0 };
    const took = timed(() => {
      told = exploreAll({ published, type, firstDelayMs }, { most: 2, first: 3 }, () => {});
    });
    const rate = perSecond((told.schedules / took) * 1000);
    line(`${type}: schedules`, rate, `${told.schedules} of them, ${told.played} played to the end`);
  }
}

async function storm(stack: string): Promise<void> {
  heading('Storm: 10,000 interactions, chained tokens, in a process of its own');
  const told = await measuredInChild<StormTask, StormMeasured>('sandbox/storm-child.ts', { stack });
  line('interactions per second of one core', perSecond(told.interactionsPerSecond));
  line('largest resident set', `${Math.round(told.peakMb)} MB`, `${Math.round(told.beforeMb)} MB before the storm`);
}
