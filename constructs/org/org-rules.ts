import type { Finding } from '../../input/finding';
import type { OrgConfig } from './org-config';

/** Rules for org files that this folder cannot know: they follow from the operations and the flows. */
export interface OrgRules {
  /** Names of all operations that exist. */
  readonly operations: readonly string[];
  /** Finds the mistakes that need knowledge of operations and flows. Called only for a file without other mistakes. */
  check(config: OrgConfig): readonly Finding[];
}
