import type { OrgConfig } from '../../constructs/org';

/**
 * Orgs in the order in which a release reaches them: each directly or later behind the org that it promotes from. Orgs that
 * promote in a circle, which is a mistake, come last.
 */
export function inChainOrder<O extends Pick<OrgConfig, 'name' | 'promotesFrom'>>(orgs: readonly O[]): readonly O[] {
  const names = orgs.map(({ name }) => name);
  const withFollowers = (org: O): readonly O[] => [
    org,
    ...orgs.filter(({ promotesFrom }) => promotesFrom === org.name).flatMap(withFollowers),
  ];
  const reached = orgs
    .filter(({ promotesFrom }) => promotesFrom === undefined || !names.includes(promotesFrom))
    .flatMap(withFollowers);
  return [...reached, ...orgs.filter((org) => !reached.includes(org))];
}
