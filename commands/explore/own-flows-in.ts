import type { OrgConfig } from '../../constructs/org';
import type { ShippedFlow } from '../../constructs/stack/shipped-stack';
import { withArticle } from '../../input/with-article';
import type { RunnableType } from '../../sandbox/genesys/flow';
import { flowTypes } from '../../sandbox/genesys/flow/flow-types';
import type { Experiment } from './experiments';
import type { NotExplored } from './not-explored';

/** The flows of a stack that do not come with this project: those to explore, and those that nothing starts. */
export function ownFlowsIn(
  { release }: OrgConfig,
  flows: readonly ShippedFlow[],
): { readonly toExplore: readonly Experiment['flow'][]; readonly notStarted: readonly NotExplored[] } {
  const own = flows.filter((flow) => !release.flows.some(({ type, name }) => type === flow.type && name === flow.name));
  return {
    toExplore: own.flatMap(({ type, name }) => (isRunnable(type) ? [{ type, name }] : [])),
    notStarted: own
      .filter(({ type }) => !isRunnable(type))
      .map(({ name, type }) => ({ flow: name, why: `no interaction starts ${withArticle(type)}` })),
  };
}

function isRunnable(type: string): type is RunnableType {
  return Object.hasOwn(flowTypes, type);
}
