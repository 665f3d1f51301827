import { join } from 'node:path';
import project from '../../project';
import { root } from '../support/root';

/** The orgs of this project, whichever they are. */
export const everyOrg = project.loadOrgs(root);

/** The folder of their golden files. */
export const goldens = join(root, '__snapshots__', 'orgs');
