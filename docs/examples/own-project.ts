import type { Construct } from 'constructs';
import { catalogue, defineProject, type Org, OrgStack } from 'genesys-servicenow-cdktf';
import { expr, type Flow, flow, nodes } from 'genesys-servicenow-cdktf/architect';
import { createTask, findTask } from './task-operations';

/** The stack of an org, with a flow beside those of its release. */
class AcmeStack extends OrgStack {
  constructor(scope: Construct, org: Org) {
    super(scope, org);
    this.addFlow(closedToday(org.genesys.division));
  }
}

function closedToday(division: string): Flow {
  return flow({
    type: 'inboundShortMessage',
    name: 'Closed today',
    description: 'Tells the writer that nobody works today',
    division,
    language: 'en-us',
    variables: [],
    sequences: [
      {
        name: 'Main',
        actions: [
          nodes.sendResponse({ name: 'Say so', body: expr.text('We are closed today. Please write again tomorrow.') }),
          nodes.disconnect('End'),
        ],
      },
    ],
  });
}

export default defineProject({
  operations: [...catalogue, createTask, findTask],
  stack: (app, org) => new AcmeStack(app, org),
});
