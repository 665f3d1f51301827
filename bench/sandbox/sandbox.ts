import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { byTurns, timed } from '../measure';
import { heading, line, milliseconds, perSecond } from '../report';
import { type Course, interactionsPerSecond } from './interactions';
import { requests, requestsPerSecond } from './requests';

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
