import type { Finding } from '../../../input/finding';
import type { OrgConfig } from '../../org';
import type { Operation } from '../../servicenow';
import type { Offered } from '../../stack/offered';
import type { WrittenFlow } from '../../stack/own-flows/own-flow';
import { operationNeeded } from '../../stack/own-flows/own-flow-errors';

/** The operations that own flows of a release need and that it does not list. */
export function listedFlowMistakes({ release }: OrgConfig, { flows, operations }: Offered): readonly Finding[] {
  return release.ownFlows.flatMap((name, index): readonly Finding[] => {
    const at = ['release', 'ownFlows', index];
    const own = flows.find((flow) => flow.name === name);
    if (own?.kind !== 'written') return [];
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
