import { describe, expect, it } from '@jest/globals';
import { secretsOf } from '../../../commands/deploy/secrets-of';
import { initFailure, troubles } from '../../../commands/deploy/troubles';
import type { StackResources } from '../../../commands/terraform/stack-resources';
import { mistakeText } from '../../../input/mistake';

const secrets = ['canary-0a1b'];
const stack = { pathOf: (address: string) => `at ${address}`, withPlaces: (text: string) => text } as StackResources;
const options = { stack, folder: 'cdktf.out/stacks/test', file: 'orgs/test.yaml', secrets };

const told = (summary: string, detail = '') =>
  troubles([{ severity: 'error', summary, detail }], options)
    .map(mistakeText)
    .join('\n');

it('knows the secrets of backends in the environment, and not the places of their files', () => {
  const secret = 'canary-0a1b';
  const names = ['TF_VAR_servicenow_client_id', 'TF_TOKEN_app_terraform_io', 'TF_HTTP_PASSWORD', 'AWS_SESSION_TOKEN'];
  const backends = ['AWS_SECRET_ACCESS_KEY', 'ARM_ACCESS_KEY', 'ARM_SAS_TOKEN', 'GOOGLE_CREDENTIALS', 'PG_CONN_STR'];
  for (const name of [...names, ...backends, 'GENESYSCLOUD_OAUTHCLIENT_SECRET', 'CONSUL_HTTP_TOKEN', 'VAULT_TOKEN'])
    expect([name, secretsOf({ [name]: secret })]).toEqual([name, [secret]]);
  for (const name of ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ACCESS_KEY_ID', 'GENESYSCLOUD_OAUTHCLIENT_ID', 'HOME'])
    expect([name, secretsOf({ [name]: secret })]).toEqual([name, []]);
});

describe('what Terraform says', () => {
  it('of a lock: who has it, since when, and how to take it away', () => {
    const detail = [
      'Error message: resource temporarily unavailable',
      'Lock Info:',
      '  ID:        9b3d1c2e-0000-4000-8000-000000000000',
      '  Path:      acme/test.tfstate',
      '  Operation: OperationTypeApply',
      '  Who:       ada@laptop',
      '  Version:   1.11.4',
      '  Created:   2026-11-30 09:12:00.123456 +0000 UTC',
      '  Info:      ',
    ].join('\n');
    expect(told('Error acquiring the state lock', detail)).toBe(
      'the state is locked by ada@laptop (apply) since 2026-11-30 09:12:00 +0000 UTC; wait until that has ended; if it ended without unlocking: terraform -chdir=cdktf.out/stacks/test force-unlock 9b3d1c2e-0000-4000-8000-000000000000',
    );
  });

  it('of a workspace with remote execution', () => {
    // The sentences of Terraform 1.11.4.
    const detail = 'The "remote" backend does not support saving the generated execution plan locally at this time.';
    expect(told('Saving a generated plan is currently not supported', detail)).toBe(
      'orgs/test.yaml: backend: the workspace runs Terraform remotely, and cannot make a plan file here; set its execution mode to local, in the settings of the workspace: it then keeps the state alone',
    );
  });

  it('of anything else, with the place and without secrets', () => {
    const diagnostic = { severity: 'error', summary: 'No', detail: 'canary-0a1b is wrong', address: 'a.b' } as const;
    expect(troubles([diagnostic, { ...diagnostic, severity: 'warning' }], options).map(mistakeText)).toEqual([
      'at a.b: No *** is wrong',
    ]);
  });

  // The sentences of Terraform 1.11.4, in internal/backend/local.
  it('of a state that could not be saved: where it is, and how to save it before anything else', () => {
    const detail =
      'The error shown above has prevented Terraform from writing the updated state to the configured backend. To allow for recovery, the state has been written to the file "errored.tfstate" in the current working directory.';
    expect(told('Failed to persist state to backend', detail)).toBe(
      'the backend did not take the state, so that Terraform wrote it to cdktf.out/stacks/test/errored.tfstate, with all secrets; before anything else: terraform -chdir=cdktf.out/stacks/test state push errored.tfstate, and delete the file',
    );
  });

  it('of anything else as one plain line', () => {
    expect(told('No\u001b[2K', 'a\n::error::b')).toBe('No\\u{1b}[2K a ::error::b');
  });

  it('of anything that it does not explain, without what it logs', () => {
    expect(told('2026-11-30T09:00:00.000Z [TRACE] token=other\npanic: no')).toBe('panic: no');
  });

  it('of a backend, without what it logs', () => {
    const stderr =
      '2026-11-30T09:00:00 [TRACE] token=canary-0a1b\n\nError: no credentials canary-0a1b\n\nsee the docs\n';
    const failure = (isLocked: boolean) => mistakeText(initFailure(stderr, { ...options, isLocked }));
    expect(failure(false)).toBe(
      'terraform init failed: Error: no credentials *** see the docs; check the backend of orgs/test.yaml, and the access to it in the environment',
    );
    const inconsistent = 'Error: the checksum of the lock file does not match';
    expect(mistakeText(initFailure(inconsistent, { ...options, isLocked: true }))).toMatch(
      /; the versions and sums of \.terraform\.lock\.hcl are binding: /,
    );
    expect(mistakeText(initFailure(inconsistent, { ...options, isLocked: false }))).toMatch(
      /; remove \.terraform\.lock\.hcl from cdktf\.out\/stacks\/test, where an earlier run has left it$/,
    );
  });

  it('of a provider that it cannot get', () => {
    // The sentence of Terraform 1.11.4.
    const stderr =
      '\nError: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider mypurecloud/genesyscloud: no such host\n';
    expect(mistakeText(initFailure(stderr, { ...options, isLocked: false }))).toMatch(
      /: no such host; Terraform finds no provider: let it reach its registry, or name a mirror that has it/,
    );
  });
});
