import { table } from '../terminal/table';
import type { ExploredPart } from './explore';
import type { Part } from './parts';

export interface Exploration {
  readonly org: string;
  readonly most: number;
  readonly first: number;
  readonly seconds: number;
  readonly parts: readonly ExploredPart[];
}

/** An exploration for people: a line for each flow and sign-in, then what the one hole costs, then what went wrong. */
export function exploredText({ org, most, first, seconds, parts }: Exploration): string {
  const resets = parts.filter(({ what }) => what === 'fast resets');
  const others = parts.filter(({ what }) => what !== 'fast resets');
  const atFirst = first === 0 ? '' : `faults at the first ${first} requests, and every one of `;
  const faults = most === 1 ? '1 fault' : `up to ${most} faults`;
  const schedules = sum(parts, 'schedules');
  const broken = parts.flatMap((part) => part.broken.map((line) => `   ${settingOf(part)}: ${line}`));
  return [
    `The flows of ${org} under every schedule of ${atFirst}${faults}, in each setting:`,
    table([
      ['flow', 'token', 'settings', ...figureNames],
      ...grouped(others, ({ flow, auth }) => [flow.name, auth]).map(([head, group]) => [
        ...head,
        String(group.length),
        ...figures(group),
      ]),
    ]),
    '',
    'Schedules with a create whose connection breaks within a second, and which is committed later:',
    table([
      ['creates', ...figureNames.slice(0, -1), 'all else kept'],
      ...grouped(resets, ({ creates }) => [creates]).map(([head, group]) => [...head, ...figures(group)]),
    ]),
    '   with table, a flow has no means against it; neverRecreate and importSet are the ways out (docs/recipe.md)',
    '',
    `${whole(schedules)} schedules in ${seconds.toFixed(1)} s, ${whole(Math.round(schedules / seconds))} a second with those that were pruned`,
    ...(broken.length === 0 ? [] : ['', 'Broken promises:', ...broken]),
  ].join('\n');
}

/** Played: to the end. Pruned: they meet a state from which one that was played went on. */
const figureNames = ['schedules', 'played', 'pruned', 'second records', 'promises kept'];

function figures(parts: readonly ExploredPart[]): readonly string[] {
  const [schedules, played] = [sum(parts, 'schedules'), sum(parts, 'played')];
  const kept = parts.every(({ broken }) => broken.length === 0);
  return [schedules, played, schedules - played, sum(parts, 'secondRecords')].map(whole).concat(kept ? 'yes' : 'NO');
}

/** One setting in words. */
export function settingOf({ flow, auth, creates, what, failureStatus }: Part): string {
  return `${flow.name}, ${auth} token, creates ${creates}, ${what}, status ${failureStatus}`;
}

/** Parts with the same words, in the order in which the words first come. */
function grouped(
  parts: readonly ExploredPart[],
  wordsOf: (part: ExploredPart) => readonly string[],
): readonly (readonly [readonly string[], readonly ExploredPart[]])[] {
  const groups = new Map<string, [readonly string[], ExploredPart[]]>();
  for (const part of parts) {
    const words = wordsOf(part);
    const group = groups.get(words.join()) ?? [words, []];
    group[1].push(part);
    groups.set(words.join(), group);
  }
  return [...groups.values()];
}

function sum(parts: readonly ExploredPart[], figure: 'schedules' | 'played' | 'secondRecords'): number {
  return parts.reduce((total, part) => total + part[figure], 0);
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
