import type { SynthesisedOrg } from '../org/synthesise';
import type { StackResources } from '../terraform/stack-resources';

/** The names of the flows of a stack, by their files. Each flow has its type and name in its place in the project. */
export function flowNames(
  { all }: Pick<StackResources, 'all'>,
  { flows }: Pick<SynthesisedOrg, 'flows'>,
): Readonly<Record<string, string>> {
  const named = all.flatMap(({ type, path, block: { filepath } }) => {
    if (type !== 'genesyscloud_flow' || typeof filepath !== 'string') return [];
    const flow = flows.find((one) => path.endsWith(`/${one.type}-${one.name}`));
    return flow === undefined ? [] : [[filepath, flow.name] as const];
  });
  return Object.fromEntries(named);
}
