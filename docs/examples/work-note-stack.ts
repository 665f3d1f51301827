import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { addWorkNote, ServiceNow } from 'genesys-servicenow-cdktf';
import { type DataActionRef, type Flow, flow, nodes, variable } from 'genesys-servicenow-cdktf/architect';
import {
  callOperation,
  recipeOf,
  results,
  type TokenAction,
  usedVariables,
  workflowDialect,
} from 'genesys-servicenow-cdktf/flows';
import { ArchitectFlow, addBackend, GenesysProvider } from 'genesys-servicenow-cdktf/genesys';

/** A workflow of one's own around an operation of the catalogue, with the recipe of the shipped flows. */
export class WorkNoteStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    addBackend(this, { type: 'local' });
    new GenesysProvider(this, 'Genesys', { region: 'eu-west-1' });
    const serviceNow = new ServiceNow(this, 'ServiceNow', {
      name: 'ServiceNow',
      instance: 'https://acme.service-now.com',
      tokenPath: '/oauth_token.do',
      auth: 'chained',
      credential: { managed: true, grant: 'client_credentials' },
      operations: [addWorkNote],
      tokenSeconds: 3,
      actionSeconds: 4,
    });
    const { refs, actions } = serviceNow;
    new ArchitectFlow(this, 'Flow', {
      flow: addNote(refs.operation('add-work-note'), refs.refreshToken as TokenAction),
      actions,
      queues: [],
    });
  }
}

function addNote(action: DataActionRef, refreshToken: TokenAction): Flow {
  const sysId = variable('Flow.sysId', 'string', { isInput: true });
  const workNote = variable('Flow.note', 'string', { isInput: true });
  const correlationId = variable('Flow.conversationId', 'string', { isInput: true });

  const recipe = recipeOf(workflowDialect(correlationId), {
    refreshToken,
    limits: {
      attempts: 3,
      firstDelaySeconds: 1,
      jitterMilliseconds: 0,
      budgetSeconds: 60,
      tokenSeconds: 3,
      actionSeconds: 4,
      renewBeforeSeconds: 60,
    },
    statuses: { expired: [401], rateLimited: [429], unclear: [400, 408], gateway: [408, 502, 503, 504] },
    onUnknownFailure: 'retry',
  });
  const actions = [
    ...callOperation(recipe, {
      title: 'Add work note',
      action,
      inputs: { sysId, workNote, correlationId },
      outputs: {},
      repeat: { kind: 'never' },
      reset: [],
    }),
    nodes.endWorkflow({ name: 'End', exitReason: results.outcome }),
  ];
  return flow({
    type: 'workflow',
    name: 'Add note',
    description: 'Adds a work note to an incident, once',
    division: 'Home',
    language: 'en-us',
    variables: usedVariables(actions, [sysId, workNote, correlationId]),
    sequences: [{ name: 'Main', actions }],
  });
}
