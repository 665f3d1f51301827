import { z } from 'zod';
import { pattern, section } from '../../../input/schema-words';
import { backend } from './backend';
import { credential } from './credential';
import { genesys } from './genesys';
import { overrides } from './overrides';
import { queues } from './queues';
import { releaseName, releaseNameInWords } from './release-name';
import { routes } from './routes';
import { servicenow } from './servicenow';

const releaseExpected = `the name of a release: ${releaseNameInWords}`;
const releaseInline = 'the name of a release: move the map to releases/<name>.yaml, then write release: <name> here';

/** The schema of an org file. */
export const orgSchema = section({
  genesys: genesys.describe('The Genesys Cloud org.'),
  servicenow: servicenow.describe('The ServiceNow instance that the org works with.'),
  credential: credential.describe('Where the ServiceNow OAuth client lives.'),
  queues: queues.describe('Queues of this org, by the names that flows use for them.'),
  routes: routes.describe(
    'Phone numbers of this org, by the name of the call flow that they reach. Other call routes of the org are left alone.',
  ),
  backend: backend.describe('Where Terraform keeps the state of this org.'),
  release: z
    .string({ error: ({ input }) => (typeof input === 'object' && input !== null ? releaseInline : releaseExpected) })
    .regex(releaseName, { error: releaseExpected })
    .describe('Name of the release that the org runs: its file in releases/, without .yaml.'),
  overrides: overrides.exactOptional().describe('What differs from the release in this org.'),
  promotesFrom: pattern(/^[a-z][a-z0-9-]*$/, 'the name of an org: its file in orgs/, without .yaml')
    .exactOptional()
    .describe('Name of the org that runs a release before this one does. Without it: the first of a chain.'),
});
