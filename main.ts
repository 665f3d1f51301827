import './installed';

import { App } from 'cdktf';
import { checkContracts, loadOrgs, OrgStack, orgRules, UserError, withRecordedFlows } from './constructs';

/** One stack for each file in `orgs/`. */
try {
  const orgs = loadOrgs('orgs', withRecordedFlows(orgRules));
  const app = new App();
  checkContracts(orgs.map((org) => new OrgStack(app, org)));
  app.synth();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
