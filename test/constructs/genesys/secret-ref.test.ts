import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type ManagedCredentialProps, SecretRef } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { emptyStack, mistakesOf } from './stack';

describe('a secret', () => {
  it('is a sensitive Terraform variable without a default, set by TF_VAR_<name>', () => {
    const stack = emptyStack();
    SecretRef.variable(stack, 'servicenow_client_secret', { description: 'Client secret of the OAuth client' });
    expect(Template.of(stack).variable('servicenow_client_secret')).toEqual({
      type: 'string',
      description: 'Client secret of the OAuth client',
      sensitive: true,
      nullable: false,
      validation: [
        {
          condition: '${length(var.servicenow_client_secret) > 0}',
          error_message: 'The secret is empty: set TF_VAR_servicenow_client_secret to its value.',
        },
      ],
    });
  });

  it('prints only its name, in every way of printing', () => {
    const secret = SecretRef.variable(emptyStack(), 'token', { description: '' });
    expect([String(secret), `${secret}`, JSON.stringify(secret), inspect(secret)]).toEqual([
      'SecretRef(token)',
      'SecretRef(token)',
      '"SecretRef(token)"',
      'SecretRef(token)',
    ]);
    expect(Object.keys(secret)).toEqual([]);
  });

  it('cannot be made from text, and text cannot replace it', () => {
    type Fields = ManagedCredentialProps['fields'];
    // @ts-expect-error the constructor is private
    const made = () => new SecretRef('hunter2');
    // @ts-expect-error text is not a secret
    const text: Fields = { clientSecret: 'hunter2' };
    // @ts-expect-error an object that only looks like a secret is not one
    const lookalike: Fields = { clientSecret: { name: 'client_secret', reference: 'hunter2' } };
    expect([made, text, lookalike]).toHaveLength(3);
  });

  it('refuses a name that the environment cannot set', () => {
    expect(mistakesOf(() => SecretRef.variable(emptyStack(), 'Client-Secret', { description: '' }))).toBe(
      'secret variable: got "Client-Secret"; expected a lower-case letter, then lower-case letters, digits and _, so that TF_VAR_<name> can set it',
    );
  });
});
