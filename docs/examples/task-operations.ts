import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { defineLookup, defineOperation, renderOperation } from 'genesys-servicenow-cdktf';
import { addBackend, Credential, GenesysProvider, Integration, SecretRef } from 'genesys-servicenow-cdktf/genesys';

export const findTask = defineLookup({
  name: 'find-task-by-correlation-id',
  title: 'Find task by correlation id',
  description: 'Finds the task that an earlier request created.',
  table: 'sc_task',
});

export const createTask = defineOperation({
  name: 'create-task',
  title: 'Create task',
  description: 'Creates a catalogue task.',
  table: 'sc_task',
  inputs: { shortDescription: { type: 'string', required: true, maxLength: 160 } },
  request: { method: 'POST', columns: { shortDescription: 'short_description' } },
  outputs: { number: { type: 'string', path: '$.result.number' } },
  repeat: { safe: false, lookup: findTask },
});

/** Operations of one's own as data actions; the platform signs in for them. */
export class TaskStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    addBackend(this, { type: 'local' });
    new GenesysProvider(this, 'Genesys', { region: 'eu-west-1' });

    const instance = 'https://acme.service-now.com';
    const credential = Credential.managed(this, 'Credential', {
      name: 'ServiceNow tasks',
      type: 'userDefinedOAuth',
      fields: {
        clientId: SecretRef.variable(this, 'client_id', { description: 'Client id of the OAuth record' }),
        clientSecret: SecretRef.variable(this, 'client_secret', { description: 'Client secret of the OAuth record' }),
      },
      plainFields: { loginUrl: `${instance}/oauth_token.do` },
    });
    const integration = new Integration(this, 'Integration', { name: 'ServiceNow tasks', credential });
    integration.addCustomAuthAction('SignIn', {
      name: 'Sign in',
      request: {
        method: 'POST',
        url: '${credentials.loginUrl}',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body:
          'grant_type=client_credentials&client_id=$esc.uriEncode("${credentials.clientId}")' +
          '&client_secret=$esc.uriEncode("${credentials.clientSecret}")',
      },
    });
    const rendering = { auth: 'platform', instance, timeoutSeconds: 4 } as const;
    integration.addDataAction('FindTask', renderOperation(findTask, rendering));
    integration.addDataAction('CreateTask', renderOperation(createTask, rendering));
  }
}
