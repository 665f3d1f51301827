import type { Project } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { promotionIn, textsHere } from '../history/project-texts';
import { unknownOrg } from './errors';

export interface Promotion {
  readonly release: string;
  readonly promotesFrom?: string;
}

/**
 * What the org files here say of releases, and the names of all releases. The files are read without their other rules, so
 * that an org whose file or release has mistakes can go back to another release.
 */
export class Promotions {
  readonly orgs: ReadonlyMap<string, Partial<Promotion>>;
  readonly releases: readonly string[];

  constructor(private readonly project: Project) {
    const { orgs, releases } = textsHere();
    this.orgs = new Map([...orgs].map(([name, text]) => [name, promotionIn(text)]));
    this.releases = [...releases.keys()].sort();
    if (orgs.size === 0) this.refuse();
  }

  /** @param path what names the org, in a mistake. @throws UserError if there is no such org, or its file names no release */
  of(org: string, path: string): Promotion {
    const found = this.orgs.get(org);
    if (found === undefined) throw new UserError([unknownOrg(path, org, [...this.orgs.keys()].sort())]);
    const { release } = found;
    return release === undefined ? this.refuse() : { ...found, release };
  }

  /** The orgs that a release reaches before an org, the nearest first. */
  before(org: string): readonly string[] {
    const found = new Set<string>();
    for (let name = this.orgs.get(org)?.promotesFrom; name !== undefined && !found.has(name); ) {
      found.add(name);
      name = this.orgs.get(name)?.promotesFrom;
    }
    return [...found];
  }

  /** Throws what the rules of org files say. */
  private refuse(): never {
    this.project.loadOrgs();
    throw new Error('an org file names no release, although no rule refuses it');
  }
}
