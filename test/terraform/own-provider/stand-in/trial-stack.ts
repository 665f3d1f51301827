import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedSchema } from '../../../../sandbox/terraform/provider-schema';
import { workflowText } from '../../../support/workflow-text';

const contract = JSON.stringify({ type: 'object', properties: { number: { type: 'string' } } });

const request = {
  request_type: 'POST',
  request_url_template: 'https://acme.service-now.com/api/now/table/incident',
  request_template: '$${input.rawRequest}',
  headers: { Accept: 'application/json' },
};
const response = { translation_map: {}, translation_map_defaults: {}, success_template: '$${rawResult}' };

const credential = (key: string, credential_type_name: string, name = key) => ({
  name,
  credential_type_name,
  fields: { clientId: 'x' },
});

const integration = (name: string, changed: object = {}, notes = 'Trial') => ({
  integration_type: 'custom-rest-actions',
  intended_state: 'ENABLED',
  ...changed,
  config: [
    {
      name,
      notes,
      credentials: { basicAuth: `\${genesyscloud_integration_credential.${name}.id}` },
    },
  ],
});

const action = (name: string) => ({
  name,
  category: 'ServiceNow',
  integration_id: '${genesyscloud_integration.Chained.id}',
  contract_input: contract,
  contract_output: contract,
  config_timeout_seconds: 5,
  config_request: [request],
  config_response: [response],
});

const flow = workflowText('Trial');

/**
 * Writes the stack with as many resources as that of the trials with the real provider.
 *
 * @param isChanged whether one resource of each type differs, and of integrations one in its state and one in its configuration
 */
export function trialStack(folder: string, isChanged: boolean): void {
  const named = (name: string) => (isChanged ? `${name} too` : name);
  const { address, version } = pinnedSchema();
  const source = address.split('/').slice(1).join('/');
  const stack = {
    terraform: { required_providers: { genesyscloud: { source, version } } },
    provider: { genesyscloud: [{ gateway: [{}] }] },
    data: { genesyscloud_routing_queue: { Support: { name: 'Support' } } },
    resource: {
      genesyscloud_integration_credential: {
        Chained: credential('Chained', 'userDefined', named('Chained')),
        Platform: credential('Platform', 'userDefinedOAuth'),
      },
      genesyscloud_integration: {
        Chained: integration('Chained', isChanged ? { intended_state: 'DISABLED' } : {}),
        Platform: integration('Platform', {}, named('Trial')),
      },
      genesyscloud_integration_custom_auth_action: {
        It: {
          name: named('Sign in'),
          integration_id: '${genesyscloud_integration.Platform.id}',
          config_request: [{ ...request, request_template: 'grant_type=client_credentials' }],
          config_response: [response],
        },
      },
      genesyscloud_integration_action: { One: action(named('One')), Two: action('Two'), Three: action('Three') },
      genesyscloud_flow: { It: { filepath: 'flow.yaml' } },
    },
  };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
  writeFileSync(join(folder, 'flow.yaml'), isChanged ? flow.replace('name: End', 'name: Ended') : flow);
}
