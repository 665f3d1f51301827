import { loadOrgs, type OrgConfig } from '../../constructs/org';
import { orgRules } from '../../constructs/stack/org-rules';
import { withRecordedFlows } from '../../constructs/stack/recorded-flows';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';

/** Every org of the folder `orgs`. @throws UserError for mistakes in the files */
export function allOrgs(): readonly OrgConfig[] {
  return loadOrgs('orgs', withRecordedFlows(orgRules));
}

/**
 * The org that `--org` names.
 *
 * @throws UserError if there is no such org, and for mistakes in any org file
 */
export function chooseOrg(name: string, orgs = allOrgs()): OrgConfig {
  const org = orgs.find((candidate) => candidate.name === name);
  if (org !== undefined) return org;
  const names = orgs.map((candidate) => candidate.name);
  throw new UserError([
    { path: '--org', given: shown(name), expected: oneOfText(names), next: didYouMean(name, names) },
  ]);
}
