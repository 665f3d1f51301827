import { oneOf, section } from '../../../input/schema-words';
import { backend } from './backend';
import { credential } from './credential';
import { genesys } from './genesys';
import { queues } from './queues';
import { release } from './release';
import { routes } from './routes';
import { servicenow } from './servicenow';

/** The schema of an org file, for the operations that a release can choose from. Built once for each list of operations. */
export function orgSchema(operations: readonly string[]): OrgSchema {
  const schema = schemas.get(operations) ?? build(operations);
  schemas.set(operations, schema);
  return schema;
}

export type OrgSchema = ReturnType<typeof build>;

const schemas = new WeakMap<readonly string[], OrgSchema>();

function build(operations: readonly string[]) {
  return section({
    genesys: genesys.describe('The Genesys Cloud org.'),
    servicenow: servicenow.describe('The ServiceNow instance that the org works with.'),
    credential: credential.describe('Where the ServiceNow OAuth client lives.'),
    queues: queues.describe('Queues of this org, by the names that flows use for them.'),
    routes: routes.describe(
      'Phone numbers of this org, by the name of the call flow that they reach. Other call routes of the org are left alone.',
    ),
    backend: backend.describe('Where Terraform keeps the state of this org.'),
    release: release(oneOf(operations)).describe('The part that is promoted unchanged from org to org.'),
  });
}
