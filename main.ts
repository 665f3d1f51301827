import './installed';

import { App } from 'cdktf';
import { loadOrgs } from './constructs/org';
import { orgRules } from './constructs/stack/org-rules';
import { OrgStack } from './constructs/stack/org-stack';
import { UserError } from './input/user-error';

/** One stack for each file in `orgs/`. */
try {
  const orgs = loadOrgs('orgs', orgRules);
  const app = new App();
  for (const org of orgs) new OrgStack(app, org);
  app.synth();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
