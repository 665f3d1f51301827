import { join } from 'node:path';

/** The folder of the project. */
export const root = join(__dirname, '..', '..');

/** The folders of the example orgs, and of their releases, that tests work with. Those of the project belong to its users. */
export const exampleOrgs = join(root, 'test', 'fixtures', 'orgs');
export const exampleReleases = join(root, 'test', 'fixtures', 'releases');
