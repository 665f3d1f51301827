import type { OrgConfig } from '../../constructs/org';
import { didYouMean, UserError } from '../../input/user-error';

/** The org that `--org` names. @throws UserError when there is none */
export function orgNamed(name: string, orgs: readonly OrgConfig[]): OrgConfig {
  const org = orgs.find((candidate) => candidate.name === name);
  if (org !== undefined) return org;
  const names = orgs.map((candidate) => candidate.name);
  throw new UserError([
    { problem: `--org: there is no org "${name}"; expected ${names.join(', ')}${didYouMean(name, names)}` },
  ]);
}
