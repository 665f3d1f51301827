import { didYouMean } from '../../input/did-you-mean';
import { oneOfNames } from '../../input/errors';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import type { PublishedFlow } from '../../sandbox/genesys/flow';
import type { Scenario } from '../../sandbox/scenario';
import { canStart } from './play';

/** Whether a scenario names a flow, by its name or by its type and name. */
export function namesFlow({ flow }: Scenario, { type, name }: PublishedFlow): boolean {
  return flow === name || flow === `${type}/${name}`;
}

/** What is wrong with the flow that a scenario names: none of the flows has that name, or the scenario cannot start it. */
export function namedFlowMistakes(scenario: Scenario, flows: readonly PublishedFlow[]): readonly Mistake[] {
  const { flow, flowPlace, interaction } = scenario;
  if (flow === undefined) return [];
  const place = { ...flowPlace, path: 'flow', given: shown(flow) };
  const named = flows.filter((one) => namesFlow(scenario, one));
  if (named.some((one) => canStart(interaction.type, one))) return [];
  if (named.length === 0) {
    const names = [...new Set(flows.map(({ name }) => name))];
    const known = flow.includes('/') ? [...new Set(flows.map(({ type, name }) => `${type}/${name}`))] : names;
    return [{ ...place, expected: oneOfNames(known), next: didYouMean(flow, known) }];
  }
  const types = [...new Set(named.map(({ type }) => type))].join(' or ');
  const problem = `an interaction of type ${interaction.type} starts no flow of type ${types}`;
  return [{ ...place, problem, next: 'correct the name or interaction.type' }];
}
