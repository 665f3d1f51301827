import type { Org } from '../../constructs/project/project';

/** An org that ships none of the flows of the project's own, with the numbers of the others. */
export function withoutOwnFlows(org: Org): Org {
  const names = new Set(org.release.flows.map(({ name }) => name));
  const routes = Object.fromEntries(Object.entries(org.routes).filter(([name]) => names.has(name)));
  return { ...org, routes, release: { ...org.release, ownFlows: [] } };
}
