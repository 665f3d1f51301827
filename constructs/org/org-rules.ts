import type { Finding } from '../../input/finding';
import type { OrgConfig } from './org-config';

/** What org files are checked against and this folder does not know itself. */
export interface OrgRules {
  /** Names of all operations that exist. */
  readonly operations: readonly string[];
  /** Mistakes that need knowledge of operations and flows. Only called when the file has no other mistake. */
  check(config: OrgConfig): readonly Pick<Finding, 'path' | 'message'>[];
}
