import { describe, expect, it } from '@jest/globals';
import { smallOrgWith, useLoad } from '../constructs/org/org-text';

const variable = 'and supply it as a sensitive Terraform variable (TF_VAR_...)';
const environment = "and supply it through the backend's own environment variables";
const shared = 'this file holds no secrets; remove it, replace the secret if it was shared,';
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl';
const opaque = 'qIYTLZ4wlrpiAVQsmWTFpgfe7hLkUkWmrgFfGmb2nVmK9kg';

describe('a secret in an org file', () => {
  const load = useLoad();
  const inQueues = (value: string) => load(smallOrgWith('IT Incidents', value));

  it.each(['clientSecret', 'client_secret', 'password', 'apiKey', 'API-KEY', 'accessToken', 'token', 'privateKey'])(
    'is known by its key %s, and its value is not repeated',
    (key) => {
      expect(load(smallOrgWith('managed: true', `managed: true\n  ${key}: hunter2`))).toBe(
        `orgs/dev.yaml:7:3: credential.${key}: this file holds no secrets; remove it, ${variable}`,
      );
    },
  );

  it.each(['', '12345678', '{ env: SECRET }'])('is known by its key when the value is %j', (value) => {
    expect(load(smallOrgWith('managed: true', `managed: true\n  clientSecret: ${value}`))).toBe(
      `orgs/dev.yaml:7:3: credential.clientSecret: this file holds no secrets; remove it, ${variable}`,
    );
  });

  it('is known by its key where any key is allowed', () => {
    expect(load(smallOrgWith('incidents: IT', 'password: IT'))).toBe(
      `orgs/dev.yaml:9:3: queues.password: this file holds no secrets; remove it, ${variable}`,
    );
  });

  it('is known where true is accepted', () => {
    expect(load(smallOrgWith('managed: true', 'managed: true\n  refreshToken: hunter2'))).toBe(
      `orgs/dev.yaml:7:3: credential.refreshToken: this file holds no secrets; remove it, ${variable}`,
    );
  });

  it('of a backend belongs in the environment', () => {
    expect(load(smallOrgWith('type: local', 'type: local\n  accessKey: hunter2'))).toBe(
      `orgs/dev.yaml:12:3: backend.accessKey: this file holds no secrets; remove it, ${environment}`,
    );
  });

  it.each([
    ['a JSON web token', jwt, 'a JSON web token'],
    ['a bearer header', 'Bearer abc123', 'an authorization header'],
    ['a bearer header inside a text', 'send Bearer abc12345 along', 'an authorization header'],
    ['a basic header', 'Basic dXNlcjpwYXNz', 'an authorization header'],
    ['a PEM key', '"-----BEGIN PRIVATE KEY-----"', 'a PEM key or certificate'],
    ['a random token', opaque, 'a token or a key'],
    ['a hexadecimal client secret', '3f9a1c2b4d5e6f708192a3b4c5d6e7f8', 'a token or a key'],
    ['an AWS access key', 'AKIAIOSFODNN7EXAMPLE', 'a token or a key'],
    ['a password in an address', 'https://admin:hunter2@acme.com', 'a password in an address'],
  ])('is known by its look: %s', (_, value, kind) => {
    expect(inQueues(value)).toBe(
      `orgs/dev.yaml:9:3: queues.incidents: got what looks like ${kind}; ${shared} ${variable}`,
    );
  });

  it('is found in a comment, where it would stay in the history', () => {
    expect(inQueues(`IT Incidents # was ${opaque}`)).toBe(
      `orgs/dev.yaml:9:27: got a comment with what looks like a token or a key; ${shared} ${variable}`,
    );
  });

  it('is not suspected in names, texts and addresses', () => {
    const names = [
      'IT Incidents 2nd Level (24x7)',
      'Passwort-Rücksetzungen und Berechtigungen',
      'The bearer of this message is a customer',
      'Bearer certificates, tokens and secrets',
      'b3f1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
      'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      'cdktoolkit-stagingbucket-1a2b3c4d5e6f7',
      'acmeterraformstateprod001',
      'findCallerByPhoneNumberInServiceNow2',
      'Donaudampfschifffahrtsgesellschaft1',
      'genesys-servicenow/prod/terraform.tfstate',
    ];
    for (const name of names) expect(inQueues(JSON.stringify(name))).toMatchObject({ queues: { incidents: name } });
  });

  it('is not suspected in comments about secrets', () => {
    expect(inQueues('IT Incidents # the client secret comes from TF_VAR_servicenow_client_secret')).toMatchObject({
      name: 'dev',
    });
  });
});
