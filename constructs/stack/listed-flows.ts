import type { Finding } from '../../input/finding';
import type { OrgConfig } from '../org';
import type { Operation } from '../servicenow';
import type { WrittenFlow } from './own-flow';
import { listedTwice, operationNeeded, unknownOwnFlow } from './own-flow-errors';
import type { Project } from './project';

/** The mistakes in the list of own flows of a release: unknown names, and operations that it does not list. */
export function listedFlowMistakes(
  { release }: OrgConfig,
  { flows, operations }: Pick<Project, 'flows' | 'operations'>,
): readonly Finding[] {
  const names = flows.map(({ name }) => name);
  return release.ownFlows.flatMap((name, index): readonly Finding[] => {
    const at = ['release', 'ownFlows', index];
    if (release.ownFlows.indexOf(name) < index) return [{ at, ...listedTwice(name) }];
    const own = flows.find((flow) => flow.name === name);
    if (own === undefined) return [{ at, ...unknownOwnFlow(name, names) }];
    if (own.kind === 'fromFile') return [];
    return neededBy(own)
      .filter((needed) => !release.operations.includes(needed))
      .map((needed) => ({ at, ...operationNeeded(name, needed, operations.find(needed) !== undefined) }));
  });
}

/** Names of the operations that a flow uses, and of the look-ups of its creates. */
function neededBy({ uses }: WrittenFlow): readonly string[] {
  return [...new Set(Object.values(uses).flatMap((operation) => [operation.name, ...lookupOf(operation)]))];
}

function lookupOf({ repeat }: Operation): readonly string[] {
  return repeat.safe || repeat.lookup === undefined ? [] : [repeat.lookup.name];
}
