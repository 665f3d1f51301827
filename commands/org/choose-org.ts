import { loadOrgs, type OrgConfig } from '../../constructs/org';
import { orgRules } from '../../constructs/stack/org-rules';
import { withRecordedFlows } from '../../constructs/stack/recorded-flows';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';

/** Every org of the folder `orgs`, sorted by name. @throws UserError for mistakes in the files */
export function allOrgs(): readonly OrgConfig[] {
  return loadOrgs('orgs', withRecordedFlows(orgRules));
}

/**
 * The org that `--org` names.
 *
 * @param name @default - `dev`, or the first by name if there is no `dev`
 * @throws UserError if there is no such org, and for mistakes in any org file
 */
export function chooseOrg(name: string | undefined, orgs = allOrgs()): OrgConfig {
  const org = name === undefined ? usualOrg(orgs) : orgs.find((candidate) => candidate.name === name);
  if (org !== undefined) return org;
  const names = orgs.map((candidate) => candidate.name);
  const meant = (name ?? '').replace(/^.*[\\/]|\.ya?ml$/gi, '');
  throw new UserError([
    { path: '--org', given: shown(name), expected: oneOfText(names), next: didYouMean(meant, names) },
  ]);
}

/** @param orgs sorted by name */
function usualOrg(orgs: readonly OrgConfig[]): OrgConfig | undefined {
  return orgs.find(({ name }) => name === 'dev') ?? orgs[0];
}
