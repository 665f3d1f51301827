import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { type DataActionRef, expr, type Flow, flow, nodes, variable } from 'genesys-servicenow-cdktf/architect';
import {
  ArchitectFlow,
  addBackend,
  CallRoute,
  CallsInFlight,
  Credential,
  Division,
  GenesysProvider,
  Integration,
  Organization,
  Queue,
  SecretRef,
} from 'genesys-servicenow-cdktf/genesys';

/** A stack without ServiceNow and without an org file: a message is answered with the name of the engineer on call. */
export class OnCallStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    addBackend(this, { type: 's3', bucket: 'terraform-state', key: 'on-call.tfstate', region: 'eu-west-1' });
    new GenesysProvider(this, 'Genesys', { region: 'eu-west-1' });
    new Organization(this, 'Organization', { expected: 'Acme Prod', declaredIn: 'orgs/prod.yaml' });
    const division = new Division(this, 'Division', { name: 'Service Desk' });

    // The value comes from TF_VAR_on_call_password.
    const password = SecretRef.variable(this, 'on_call_password', { description: 'Password of the on-call service' });
    const credential = Credential.managed(this, 'Credential', {
      name: 'On-call service',
      type: 'basicAuth',
      fields: { password },
      plainFields: { userName: 'genesys' },
    });

    const integration = new Integration(this, 'Integration', { name: 'On-call', credential });
    const findEngineer = integration.addDataAction('FindEngineer', {
      name: 'Find engineer',
      inputs: { team: { type: 'string', required: true } },
      outputs: { name: { type: 'string' } },
      request: {
        method: 'GET',
        url: 'https://on-call.example.com/teams/$esc.uriEncode("$!{input.team}")',
        headers: { Accept: 'application/json' },
      },
      response: { values: { name: '$.engineer.name' }, defaults: {}, template: '{"name": ${name}}' },
      timeoutSeconds: 5,
    });

    const queue = new Queue(this, 'Queue', { name: 'Service Desk' });
    const callsInFlight = new CallsInFlight(this, 'CallsInFlight', { actions: [findEngineer], longestSeconds: 15 });
    new ArchitectFlow(this, 'Flow', {
      flow: whoIsOnCall(findEngineer.ref),
      actions: [findEngineer],
      queues: [queue],
      callsInFlight,
    });

    const hotline = new ArchitectFlow(this, 'Hotline', { flow: onCallHotline, actions: [], queues: [queue] });
    new CallRoute(this, 'Route', {
      number: '+12025550143',
      flowId: hotline.flowId,
      divisionId: division.divisionId,
    });
  }
}

const onCallHotline = flow({
  type: 'inboundCall',
  name: 'On-call hotline',
  description: 'Hands every call to the desk',
  division: 'Service Desk',
  language: 'en-us',
  greeting: 'One moment, please.',
  variables: [],
  sequences: [
    {
      name: 'Main',
      actions: [
        nodes.transferCall({ name: 'To the desk', queue: 'Service Desk', onFailure: [] }),
        nodes.disconnect('End'),
      ],
    },
  ],
});

type FindEngineer = DataActionRef<
  { readonly team: { readonly type: 'string'; readonly required: true } },
  { readonly name: { readonly type: 'string' } }
>;

function whoIsOnCall(findEngineer: FindEngineer): Flow {
  const name = variable('Flow.name', 'string', { initial: 'unknown' });
  return flow({
    type: 'inboundShortMessage',
    name: 'Who is on call',
    description: 'Answers with the name of the engineer on call',
    division: 'Home',
    language: 'en-us',
    variables: [name],
    sequences: [
      {
        name: 'Main',
        actions: [
          nodes.callData({
            name: 'Find engineer',
            action: findEngineer,
            inputs: { team: expr.text('network') },
            outputs: { name },
            timeoutSeconds: 5,
            onSuccess: [],
            onFailure: [],
            onTimeout: [],
          }),
          nodes.sendResponse({ name: 'Answer', body: expr.append('On call: ', name) }),
          nodes.transferMessage({ name: 'To the desk', queue: 'Service Desk' }),
        ],
      },
    ],
  });
}
