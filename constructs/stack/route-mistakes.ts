import { didYouMean } from '../../input/did-you-mean';
import type { Finding } from '../../input/finding';
import { shown } from '../../input/shown';
import type { FlowType } from '../architect';
import type { OrgConfig } from '../org';

/** How contacts reach a flow that has no phone numbers. */
const otherWays: Readonly<Record<Exclude<FlowType, 'inboundCall'>, string>> = {
  inboundShortMessage: 'choose the flow under Message Routing in Genesys Cloud',
  workflow: 'name the id of the flow in a trigger',
};

/** The routes to flows that the release does not have, or that take no calls. */
export function routeMistakes({ routes, release }: OrgConfig): readonly Finding[] {
  const callFlows = release.flows.flatMap(({ type, name }) => (type === 'inboundCall' ? [name] : []));
  const known = callFlows.map(shown).join(', ');
  const expected = `the name of a call flow of the release: ${known || 'it has none'}`;
  return Object.keys(routes).flatMap((name): readonly Finding[] => {
    const at = ['routes', name];
    const given = shown(name);
    const flow = release.flows.find((candidate) => candidate.name === name);
    if (flow === undefined) return [{ at, given, expected, next: didYouMean(name, callFlows) }];
    if (flow.type === 'inboundCall') return [];
    return [{ at, given, problem: `no number reaches a flow of type ${flow.type}`, next: otherWays[flow.type] }];
  });
}
