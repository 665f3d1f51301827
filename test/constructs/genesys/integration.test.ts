import { describe, expect, it } from '@jest/globals';
import { Credential, Integration, SecretRef } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { createIncident, emptyStack, findCaller, mistakesOf } from './stack';

const login = {
  name: 'Sign in',
  request: {
    method: 'POST',
    url: '${credentials.loginUrl}',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&client_id=$esc.uriEncode(${credentials.clientId})',
  },
} as const;

function oauth(stack: ReturnType<typeof emptyStack>, type: 'userDefined' | 'userDefinedOAuth' = 'userDefinedOAuth') {
  return Credential.managed(stack, 'Credential', {
    name: 'ServiceNow OAuth',
    type,
    fields: { clientSecret: SecretRef.variable(stack, 'client_secret', { description: '' }) },
  });
}

describe('an integration', () => {
  it('is an enabled Web Services Data Actions integration', () => {
    const stack = emptyStack();
    new Integration(stack, 'Integration', { name: 'ServiceNow', notes: 'Managed as code' });
    expect(Template.of(stack).resource('genesyscloud_integration')).toEqual({
      integration_type: 'custom-rest-actions',
      intended_state: 'ENABLED',
      config: { name: 'ServiceNow', notes: 'Managed as code' },
      lifecycle: { create_before_destroy: true, prevent_destroy: true },
    });
  });

  it.each(['Function Data Action', 'my function_data-actions'])('refuses the name %s', (name) => {
    expect(mistakesOf(() => new Integration(emptyStack(), 'Integration', { name }))).toBe(
      `integration "${name}", name: got "${name}"; expected a name without "function data action", which the provider takes for function data actions`,
    );
  });

  it('refuses a second action of the same name', () => {
    const integration = new Integration(emptyStack(), 'Integration', { name: 'ServiceNow' });
    integration.addDataAction('create-incident', createIncident);
    expect(mistakesOf(() => integration.addDataAction('other', createIncident))).toBe(
      'integration "ServiceNow": got a second data action "Create incident"; flows find actions by name; choose another name',
    );
  });

  it('refuses a second action under the same id', () => {
    const integration = new Integration(emptyStack(), 'Integration', { name: 'ServiceNow' });
    integration.addDataAction('create-incident', createIncident);
    expect(() => integration.addDataAction('create-incident', findCaller)).toThrow(
      "There is already a Construct with name 'create-incident' in Integration [Integration]",
    );
  });
});

describe('a custom auth action', () => {
  it('has its name, its request and an unchanged answer', () => {
    const stack = emptyStack();
    const integration = new Integration(stack, 'Integration', { name: 'ServiceNow', credential: oauth(stack) });
    integration.addCustomAuthAction('sign-in', login);
    expect(Template.of(stack).resource('genesyscloud_integration_custom_auth_action')).toEqual({
      integration_id: '${genesyscloud_integration.Integration.id}',
      name: 'Sign in',
      config_request: {
        request_type: 'POST',
        request_url_template: '$${credentials.loginUrl}',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        request_template: 'grant_type=client_credentials&client_id=$esc.uriEncode($${credentials.clientId})',
      },
      config_response: { translation_map: {}, translation_map_defaults: {}, success_template: '$${rawResult}' },
    });
  });

  it('precedes every data action of its integration, in any order of adding', () => {
    const stack = emptyStack();
    const integration = new Integration(stack, 'Integration', { name: 'ServiceNow', credential: oauth(stack) });
    integration.addDataAction('before', createIncident);
    integration.addCustomAuthAction('sign-in', login);
    integration.addDataAction('after', findCaller);
    const template = Template.of(stack);
    const [address] = Object.keys(template.resources('genesyscloud_integration_custom_auth_action'));
    for (const name of ['Create incident', 'Find caller']) {
      expect(template.resource('genesyscloud_integration_action', { name })['depends_on']).toEqual([address]);
    }
  });

  it('is refused without a userDefinedOAuth credential', () => {
    const stack = emptyStack();
    const bare = new Integration(stack, 'Bare', { name: 'Bare' });
    const other = new Integration(stack, 'Other', { name: 'Other', credential: oauth(stack, 'userDefined') });
    const advice = 'give the integration Credential.managed with that type';
    expect(mistakesOf(() => bare.addCustomAuthAction('sign-in', login))).toBe(
      `integration "Bare": got a custom auth action with no credential; expected a credential of type userDefinedOAuth; ${advice}`,
    );
    expect(mistakesOf(() => other.addCustomAuthAction('sign-in', login))).toBe(
      `integration "Other": got a custom auth action with a userDefined credential; expected a credential of type userDefinedOAuth; ${advice}`,
    );
  });

  it('can be added once', () => {
    const stack = emptyStack();
    const credential = Credential.existing(stack, 'Credential', { name: 'ServiceNow OAuth' });
    const integration = new Integration(stack, 'Integration', { name: 'ServiceNow', credential });
    integration.addCustomAuthAction('sign-in', login);
    expect(mistakesOf(() => integration.addCustomAuthAction('again', login))).toBe(
      'integration "ServiceNow": got a second custom auth action; expected one for each integration; add another integration',
    );
  });

  it('cannot read inputs', () => {
    const stack = emptyStack();
    const integration = new Integration(stack, 'Integration', { name: 'ServiceNow', credential: oauth(stack) });
    const request = { ...login.request, body: 'client_id=${input.clientId}' };
    expect(mistakesOf(() => integration.addCustomAuthAction('sign-in', { ...login, request }))).toBe(
      'custom auth action "Sign in", body: got the input "clientId"; expected none; declare it',
    );
  });
});
