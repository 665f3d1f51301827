import { table } from '../terminal/table';
import { capital, nothingToPlay } from '../terminal/words';
import type { Experiment } from './experiments';
import type { NotExplored } from './not-explored';
import type { FinishedExperiment } from './run-experiment';

export interface ExplorationReport {
  readonly org: string;
  readonly most: number;
  readonly first: number;
  readonly seconds: number;
  readonly experiments: readonly FinishedExperiment[];
  /** Types of flows that the org does not have. */
  readonly leftOut: readonly string[];
  /** Flows of the org that were not explored. */
  readonly notExplored: readonly NotExplored[];
}

/** An exploration for people: a line for each flow and kind of token, then the cost of the known gap, then failures. */
export function explorationText({
  org,
  most,
  first,
  seconds,
  experiments,
  leftOut,
  notExplored,
}: ExplorationReport): string {
  if (experiments.length === 0 && notExplored.length === 0) return nothingToPlay(org);
  const own = experiments.filter(({ promises }) => promises === 'ofAnyFlow');
  const shipped = experiments.filter(({ promises }) => promises === 'all');
  const resets = shipped.filter(({ faultSet }) => faultSet === 'fast resets');
  const others = shipped.filter(({ faultSet }) => faultSet !== 'fast resets');
  const atFirst = first === 0 ? '' : `faults in the first ${first === 1 ? 'request' : `${first} requests`}, and of `;
  const faults = most === 1 ? '1 fault' : `up to ${most} faults`;
  const schedules = sum(experiments, 'schedules');
  const broken = experiments.flatMap((experiment) =>
    experiment.broken.map((line) => `   ${experimentInWords(experiment)}: ${line}`),
  );
  const flowTable = (group: readonly FinishedExperiment[]) =>
    table([
      ['flow', 'token', 'settings', ...figureNames],
      ...grouped(group, ({ flow, auth }) => [flow.name, auth]).map(([head, some]) => [
        ...head,
        String(some.length),
        ...figures(some),
      ]),
    ]);
  const shippedText = [
    flowTable(others),
    '',
    'Schedules in which the connection of a create breaks within a second and the record is committed later:',
    table([
      ['creates', ...figureNames.slice(0, -1), 'other promises kept'],
      ...grouped(resets, ({ creates }) => [creates]).map(([head, group]) => [...head, ...figures(group)]),
    ]),
    '   with table, a flow cannot prevent the second record; neverRecreate and importSet prevent it (docs/recipe.md)',
    '',
  ];
  return [
    `The flows of ${org} under every schedule of ${atFirst}${faults} anywhere, in each setting:`,
    ...(shipped.length === 0 ? [] : shippedText),
    ...(own.length === 0 ? [] : [capital(ownFlowsText), flowTable(own), '']),
    `${whole(schedules)} schedules in ${seconds.toFixed(1)} s, ${whole(Math.round(schedules / seconds))} a second, pruned ones included`,
    ...(leftOut.length === 0 ? [] : ['', `Left out, since ${org} has no flow of the type: ${leftOut.join(', ')}`]),
    ...notExplored.map(({ flow, why }) => `\nNot explored: ${flow}, since ${why}`),
    ...(broken.length === 0 ? [] : ['', 'Broken promises:', ...broken]),
  ].join('\n');
}

/** The promises that are checked, and those that are not, for flows that do not come with this project. */
export const ownFlowsText = [
  'flows of your own, of which only this is checked: a flow never fails itself, makes no more records than without faults, and',
  'lets no token out. Not checked: what it tells and notes, its pauses and its time, whether there is a record in the end.',
].join('\n');

/** `played`: to the end. `pruned`: reaches a state from which a played schedule went on. */
const figureNames = ['schedules', 'played', 'pruned', 'second records', 'promises kept'];

function figures(experiments: readonly FinishedExperiment[]): readonly string[] {
  const [schedules, played] = [sum(experiments, 'schedules'), sum(experiments, 'played')];
  const kept = experiments.every(({ broken }) => broken.length === 0);
  return [schedules, played, schedules - played, sum(experiments, 'secondRecords')]
    .map(whole)
    .concat(kept ? 'yes' : 'NO');
}

/** An experiment as a phrase. */
export function experimentInWords({ flow, auth, creates, faultSet, failureStatus }: Experiment): string {
  return `${flow.name}, ${auth} token, creates ${creates}, ${faultSet}, status ${failureStatus}`;
}

/** Experiments with the same words, in the order in which the words first appear. */
function grouped(
  experiments: readonly FinishedExperiment[],
  wordsOf: (experiment: FinishedExperiment) => readonly string[],
): readonly (readonly [readonly string[], readonly FinishedExperiment[]])[] {
  const groups = new Map<string, [readonly string[], FinishedExperiment[]]>();
  for (const experiment of experiments) {
    const words = wordsOf(experiment);
    const group = groups.get(words.join()) ?? [words, []];
    group[1].push(experiment);
    groups.set(words.join(), group);
  }
  return [...groups.values()];
}

function sum(experiments: readonly FinishedExperiment[], figure: 'schedules' | 'played' | 'secondRecords'): number {
  return experiments.reduce((total, experiment) => total + experiment[figure], 0);
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
