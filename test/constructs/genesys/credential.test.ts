import { describe, expect, it } from '@jest/globals';
import { Credential, Integration, SecretRef } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { emptyStack, mistakesOf } from './stack';

describe('a managed credential', () => {
  it('holds references to the variables of its secrets, and plain fields as text', () => {
    const stack = emptyStack();
    Credential.managed(stack, 'Credential', {
      name: 'ServiceNow OAuth',
      type: 'userDefinedOAuth',
      fields: { clientSecret: SecretRef.variable(stack, 'client_secret', { description: '' }) },
      plainFields: { loginUrl: 'https://acme.service-now.com/${x}' },
    });
    expect(Template.of(stack).resource('genesyscloud_integration_credential')).toEqual({
      name: 'ServiceNow OAuth',
      credential_type_name: 'userDefinedOAuth',
      fields: { clientSecret: '${var.client_secret}', loginUrl: 'https://acme.service-now.com/$${x}' },
      lifecycle: { create_before_destroy: true },
    });
  });

  it('keeps the value of a secret out of all synthesised files, even when the environment has it', () => {
    process.env['TF_VAR_client_secret'] = 'hunter2-value';
    const stack = emptyStack();
    Credential.managed(stack, 'Credential', {
      name: 'c',
      type: 'userDefined',
      fields: { clientSecret: SecretRef.variable(stack, 'client_secret', { description: '' }) },
    });
    expect(Template.of(stack).json).not.toContain('hunter2-value');
    delete process.env['TF_VAR_client_secret'];
  });

  it('reports every mistake in its fields at once', () => {
    const stack = emptyStack();
    const secret = SecretRef.variable(stack, 'password', { description: '' });
    expect(
      mistakesOf(() =>
        Credential.managed(stack, 'Credential', {
          name: 'Basic',
          type: 'basicAuth',
          fields: { password: secret },
          plainFields: { password: 'hunter2', apiKey: 'abc', tokenUrl: 'https://x' },
        }),
      ).split('\n'),
    ).toEqual([
      'credential "Basic", field "password": given both in fields and in plainFields; keep the one in fields if it is secret',
      'credential "Basic", field "password": in plainFields, but named like a secret; move it to fields as a SecretRef',
      'credential "Basic", field "apiKey": in plainFields, but named like a secret; move it to fields as a SecretRef',
      'credential "Basic", field "userName": missing, and a basicAuth credential needs it; add it',
    ]);
  });

  it('needs a name and a field', () => {
    expect(
      mistakesOf(() => Credential.managed(emptyStack(), 'C', { name: ' ', type: 'userDefined', fields: {} })).split(
        '\n',
      ),
    ).toEqual([
      'credential " ", name: got " "; expected 1 to 256 characters that are not all blank',
      'credential " ", fields: got none; expected at least one',
    ]);
  });
});

describe('an existing credential', () => {
  it('is looked up by name, so that no secret enters the state', () => {
    const stack = emptyStack();
    const credential = Credential.existing(stack, 'Credential', { name: 'ServiceNow OAuth' });
    new Integration(stack, 'Integration', { name: 'ServiceNow', credential });
    const template = Template.of(stack);
    expect(template.dataSource('genesyscloud_integration_credential')).toEqual({ name: 'ServiceNow OAuth' });
    expect(template.resources('genesyscloud_integration_credential')).toEqual({});
    expect(template.resource('genesyscloud_integration')['config']).toEqual({
      name: 'ServiceNow',
      credentials: { basicAuth: '${data.genesyscloud_integration_credential.Credential.id}' },
    });
  });
});
