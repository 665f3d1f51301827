import { isDeepStrictEqual } from 'node:util';
import type { Played } from '../play/play';
import { recordCell } from '../play/play-text';
import type { OtherPlay } from './explain-result';

type Figure = (played: Played) => string;

/** The parts of an interaction that callers and ServiceNow notice. */
const figures: Readonly<Record<string, Figure>> = {
  outcome: ({ outcome }) => outcome,
  record: (played) => recordCell(played),
  'ended in': ({ end }) => end,
  attempts: ({ attempts }) => String(attempts),
  'token calls': ({ tokenRequests }) => String(tokenRequests),
  took: ({ seconds }) => `${seconds.toFixed(1)} s`,
  'as expected': ({ asExpected }) => (asExpected ? 'yes' : 'no'),
};

/** The scenarios that go otherwise than before. A flow is known by its name and the interaction that starts it. */
export function goesOtherwise(before: readonly Played[], after: readonly Played[]): readonly OtherPlay[] {
  const found = after.flatMap((now): readonly OtherPlay[] => {
    const old = before.find((one) => isSame(one, now));
    const differences = old === undefined ? ['was not played through such a flow before'] : differencesOf(old, now);
    return differences.length === 0 ? [] : [otherPlay(now, differences)];
  });
  const gone = before.filter((old) => !after.some((now) => isSame(old, now)));
  return [...found, ...gone.map((old) => otherPlay(old, ['is played through no such flow any more']))];
}

function isSame(one: Played, other: Played): boolean {
  return (['scenario', 'from', 'flow'] as const).every((key) => one[key] === other[key]);
}

function differencesOf(old: Played, now: Played): readonly string[] {
  const differences = Object.entries(figures)
    .filter(([, figure]) => figure(old) !== figure(now))
    .map(([name, figure]) => `${name}: ${figure(old)} -> ${figure(now)}`);
  if (differences.length > 0) return differences;
  return isDeepStrictEqual(stepsOf(old), stepsOf(now)) ? [] : ['the same end, by other steps or texts'];
}

function stepsOf({ timeline }: Played) {
  return timeline.map(({ step, what }) => [step, what]);
}

function otherPlay({ scenario, from, flow }: Played, differences: readonly string[]): OtherPlay {
  return { scenario, from, flow, differences };
}
