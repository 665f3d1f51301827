import { chainInCircle, unknownOrg } from './errors';
import type { OrgConfig } from './org-config';
import type { OrgFinding } from './org-rules';

/** The mistakes in the order of promotion. @param names of all org files, also of those with mistakes */
export function chainMistakes(orgs: readonly OrgConfig[], names: readonly string[]): readonly OrgFinding[] {
  const from = new Map(orgs.map(({ name, promotesFrom }) => [name, promotesFrom]));
  return orgs.flatMap((org): readonly OrgFinding[] => {
    const { name, promotesFrom } = org;
    if (promotesFrom === undefined) return [];
    const others = names.filter((other) => other !== name);
    if (!names.includes(promotesFrom)) {
      return [{ org, at: ['promotesFrom'], ...unknownOrg(promotesFrom, others) }];
    }
    const circle = circleFrom(name, from);
    // Said once, in the first of its files.
    const isFirst = circle.every((other) => name <= other);
    return circle.length > 0 && isFirst ? [{ org, at: ['promotesFrom'], ...chainInCircle(circle) }] : [];
  });
}

/** The orgs from one back to itself; none if the chain ends elsewhere. */
function circleFrom(name: string, from: ReadonlyMap<string, string | undefined>): readonly string[] {
  const seen = [name];
  for (let at = from.get(name); at !== undefined; at = from.get(at)) {
    if (at === name) return [...seen, name];
    if (seen.includes(at)) return [];
    seen.push(at);
  }
  return [];
}
