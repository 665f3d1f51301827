import type { OrgConfig } from '../../constructs/org';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import type { PublishedFlow } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';
import { interactionTypes, plainScenario, type Scenario } from '../../sandbox/scenario';
import { isPath } from '../terminal/options';
import { namedFlowMistakes, namesFlow } from './named-flow';
import { calledFlow, canStart } from './play';

/** A flow that scenarios are played through. */
export interface ChosenFlow {
  readonly flow: PublishedFlow;
  /** Whether it is none of the flows that come with this project, of which the scenarios of this project expect results. */
  readonly isOwn: boolean;
}

/** Every flow of an org that scenarios can start. */
export function flowsOf(org: OrgConfig, flows: readonly PublishedFlow[]): readonly ChosenFlow[] {
  return flows.filter(isStarted).map((flow) => ({ flow, isOwn: !comesWithProject(org, flow) }));
}

/**
 * The flows that a scenario starts unless others are named: that which it names itself; or that of the number which a call
 * names; or else the first that comes with this project, and every other one.
 *
 * @throws UserError for a scenario that names a flow which the org does not have, or which it cannot start
 */
export function usualFlows(org: OrgConfig, published: PublishedOrg, scenario: Scenario): readonly ChosenFlow[] {
  const mistakes = namedFlowMistakes(scenario, published.flows);
  if (mistakes.length > 0) throw new UserError(mistakes);
  const all = startedBy(scenario, flowsOf(org, published.flows));
  if (scenario.flow !== undefined) return all.filter(({ flow }) => namesFlow(scenario, flow));
  const called = calledFlow(scenario, published);
  if (called !== undefined) return all.filter(({ flow }) => flow === called);
  const first = all.find(({ isOwn }) => !isOwn);
  return all.filter((one) => one.isOwn || one === first);
}

export function startedBy({ interaction }: Scenario, flows: readonly ChosenFlow[]): readonly ChosenFlow[] {
  return flows.filter(({ flow }) => canStart(interaction.type, flow));
}

/** A scenario without faults for each type of interaction that can start one of these flows. */
export function plainScenarios(flows: readonly PublishedFlow[]): readonly Scenario[] {
  return interactionTypes.filter((type) => flows.some((flow) => canStart(type, flow))).map(plainScenario);
}

/**
 * The flows that `--flow` names: each by its type, its name, or its file, which was published. Common modules among the
 * files are left out, since only other flows start them. No flow is in the list twice.
 *
 * @throws UserError for unknown words, for flows that no scenario can start, and if all files are common modules
 */
export function chosenFlows(
  words: readonly string[],
  org: OrgConfig,
  flows: readonly PublishedFlow[],
): readonly ChosenFlow[] {
  const chosen = words.map((word) => {
    const flow = flowOf(word, flows);
    return { word, flow, isOwn: flow !== undefined && (words.includes(flow.file) || !comesWithProject(org, flow)) };
  });
  const started = chosen.filter(({ flow }) => flow?.type !== 'commonModule');
  const mistakes = started.flatMap(({ word, flow }): Mistake | readonly Mistake[] => {
    if (flow === undefined) return unknownFlow(word, flows);
    if (isStarted(flow)) return [];
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

function isStarted(flow: PublishedFlow): boolean {
  return interactionTypes.some((type) => canStart(type, flow));
}

function comesWithProject({ release }: OrgConfig, { type, name }: PublishedFlow): boolean {
  return release.flows.some((flow) => flow.type === type && flow.name === name);
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
