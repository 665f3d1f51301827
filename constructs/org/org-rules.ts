import type { Finding } from '../../input/finding';
import type { Path } from '../../input/path';
import type { OrgConfig } from './org-config';
import type { ReleaseNames } from './release-names';

/** A mistake between several org files, reported in one of them. */
export interface OrgFinding extends Finding {
  readonly org: OrgConfig;
}

/** Where a path of an org file is, as people write it: `orgs/dev.yaml:12:3`. */
export type PlaceOf = (org: OrgConfig, at: Path) => string;

/** Rules for org files that this folder cannot know: they follow from the operations and the flows. */
export interface OrgRules extends ReleaseNames {
  /** Finds the mistakes that need knowledge of operations and flows. Called only for a file without other mistakes. */
  check(config: OrgConfig): readonly Finding[];
  /** Finds the mistakes between files. Called with all files that have no mistakes of their own. */
  checkTogether(orgs: readonly OrgConfig[], placeOf: PlaceOf): readonly OrgFinding[];
}
