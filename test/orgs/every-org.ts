import { join } from 'node:path';
import { loadOrgs } from '../../constructs/org';
import { orgRules } from '../../constructs/stack/org-rules';
import { root } from '../support/root';

/** The orgs of this project, whichever they are. */
export const everyOrg = loadOrgs(join(root, 'orgs'), orgRules);

/** The folder of their golden files. */
export const goldens = join(root, '__snapshots__', 'orgs');
