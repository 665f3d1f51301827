import { loadProject } from '../../constructs/project/load-project';
import type { Org } from '../../constructs/project/project';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';

/** Every org of the project, sorted by name. @throws UserError for mistakes in the files */
export function allOrgs(): readonly Org[] {
  return loadProject().loadOrgs();
}

/**
 * The org of a name.
 *
 * @param name @default - `dev`, or the first by name if there is no `dev`
 * @param path how mistakes call the argument that names it
 * @throws UserError if there is no such org, and for mistakes in any org file
 */
export function chooseOrg(name: string | undefined, orgs = allOrgs(), path = '--org'): Org {
  const org = name === undefined ? usualOrg(orgs) : orgs.find((candidate) => candidate.name === name);
  if (org !== undefined) return org;
  const names = orgs.map((candidate) => candidate.name);
  const meant = (name ?? '').replace(/^.*[\\/]|\.ya?ml$/gi, '');
  throw new UserError([{ path, given: shown(name), expected: oneOfText(names), next: didYouMean(meant, names) }]);
}

/** @param orgs sorted by name */
function usualOrg(orgs: readonly Org[]): Org | undefined {
  return orgs.find(({ name }) => name === 'dev') ?? orgs[0];
}
