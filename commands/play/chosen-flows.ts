import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import type { PublishedFlow } from '../../sandbox/genesys/flow';
import { interactionTypes } from '../../sandbox/scenario';
import { isPath } from '../terminal/options';
import { canStart } from './play';

/** A flow that scenarios are played through. */
export interface ChosenFlow {
  readonly flow: PublishedFlow;
  /** Whether it comes from a file instead of the org. */
  readonly fromFile: boolean;
}

/**
 * The flows that `--flow` names: each by its type, its name, or its file, which was published. Common modules among the
 * files are left out, since only other flows start them. No flow is in the list twice.
 *
 * @throws UserError for unknown words, for flows that no scenario can start, and if all files are common modules
 */
export function chosenFlows(words: readonly string[], flows: readonly PublishedFlow[]): readonly ChosenFlow[] {
  const chosen = words.map((word) => {
    const flow = flowOf(word, flows);
    return { word, flow, fromFile: flow !== undefined && words.includes(flow.file) };
  });
  const started = chosen.filter(({ flow }) => flow?.type !== 'commonModule');
  const mistakes = started.flatMap(({ word, flow }): Mistake | readonly Mistake[] => {
    if (flow === undefined) return unknownFlow(word, flows);
    if (interactionTypes.some((type) => canStart(type, flow))) return [];
    const problem = `no scenario can start ${flow.type} flows`;
    return { path: '--flow', given: shown(word), problem, next: 'choose a flow of another type' };
  });
  if (started.length === 0) {
    const problem = 'only a flow can start a common module';
    mistakes.push({ path: '--flow', given: words.join(', '), problem, next: 'add the file of a flow that calls it' });
  }
  if (mistakes.length > 0) throw new UserError(mistakes);
  return (started as readonly ChosenFlow[]).filter(
    ({ flow }, index) => started.findIndex((other) => other.flow === flow) === index,
  );
}

function flowOf(word: string, flows: readonly PublishedFlow[]): PublishedFlow | undefined {
  return isPath(word)
    ? flows.find(({ file }) => file === word)
    : flows.find(({ name, type }) => name === word || type === word);
}

function unknownFlow(word: string, flows: readonly PublishedFlow[]): Mistake {
  const known = [...new Set(flows.flatMap(({ name, type }) => [type, name]))];
  const expected = `${oneOfText(known)}, or the path of a file`;
  return { path: '--flow', given: shown(word), expected, next: didYouMean(word, known) };
}
