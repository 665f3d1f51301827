import { didYouMean } from '../../../input/did-you-mean';
import type { Finding } from '../../../input/finding';
import { pathText } from '../../../input/path';
import { shown } from '../../../input/shown';
import { UserError } from '../../../input/user-error';
import type { FlowType } from '../../architect';
import type { OrgConfig } from '../../org';

/** How contacts reach a flow that has no phone numbers. */
const otherWays: Readonly<Record<Exclude<FlowType, 'inboundCall'>, string>> = {
  inboundShortMessage: 'choose the flow under Message Routing in Genesys Cloud',
  workflow: 'name the id of the flow in a trigger',
};

/** A flow, as far as routes are concerned. */
interface Head {
  readonly type: string;
  readonly name: string;
}

/**
 * The routes to flows that are not there, or that take no calls.
 *
 * @param flows all flows of the org
 */
function routeMistakes({ routes }: Pick<OrgConfig, 'routes'>, flows: readonly Head[]): readonly Finding[] {
  const callFlows = flows.flatMap(({ type, name }) => (type === 'inboundCall' ? [name] : []));
  const known = callFlows.map(shown).join(', ');
  const expected = `the name of a call flow of the release: ${known || 'it has none'}`;
  return Object.keys(routes).flatMap((name): readonly Finding[] => {
    if (callFlows.includes(name)) return [];
    const at = ['routes', name];
    const given = shown(name);
    const flow = flows.find((candidate) => candidate.name === name);
    if (flow === undefined) return [{ at, given, expected, next: didYouMean(name, callFlows) }];
    const problem = `no number reaches a flow of type ${flow.type}`;
    return [
      {
        at,
        given,
        problem,
        next: Object.hasOwn(otherWays, flow.type) ? otherWays[flow.type as keyof typeof otherWays] : 'remove it',
      },
    ];
  });
}

/**
 * The mistakes in routes that the files of an org show by themselves.
 *
 * @param mayHaveOthers whether the stack may have flows that its release does not describe: their names are known later
 */
export function routeMistakesIn({ routes, release }: OrgConfig, mayHaveOthers: boolean): readonly Finding[] {
  const described = new Set(release.flows.map(({ name }) => name));
  return routeMistakes({ routes }, release.flows).filter(
    ({ at }) => !(mayHaveOthers || release.ownFlows.length > 0) || described.has(String(at.at(-1))),
  );
}

/** @throws UserError that lists the routes to flows that a stack does not have, or that take no calls */
export function refuseLostRoutes({ file, routes }: Pick<OrgConfig, 'file' | 'routes'>, flows: readonly Head[]): void {
  const found = routeMistakes({ routes }, flows);
  if (found.length > 0) {
    throw new UserError(found.map(({ at, ...message }) => ({ file, path: pathText(at), ...message })));
  }
}
