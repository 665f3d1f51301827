import { join } from 'node:path';

/** The folder of the project. */
export const root = join(__dirname, '..', '..');

/** The folder of the example orgs that tests work with. The folder `orgs` belongs to the users of the project. */
export const exampleOrgs = join(root, 'test', 'fixtures', 'orgs');
