import { describe, expect, it } from '@jest/globals';
import { addBackend, type Backend } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { emptyStack, mistakesOf } from './stack';

function declared(backend: Backend): unknown {
  const stack = emptyStack();
  addBackend(stack, backend);
  return Template.of(stack).settings['backend'];
}

describe('the backend of a stack', () => {
  it('keeps a local state in the folder of the project, where synthesis deletes nothing', () => {
    expect(declared({ type: 'local' })).toEqual({ local: { path: '../../../terraform.acme-dev.tfstate' } });
  });

  it('takes a relative path from the folder of the project, and an absolute one unchanged', () => {
    expect(declared({ type: 'local', path: 'state/dev.tfstate' })).toEqual({
      local: { path: '../../../state/dev.tfstate' },
    });
    expect(declared({ type: 'local', path: '/var/state/dev.tfstate' })).toEqual({
      local: { path: '/var/state/dev.tfstate' },
    });
  });

  it.each<Backend>([
    {
      type: 's3',
      bucket: 'acme',
      key: 'dev.tfstate',
      region: 'eu-west-1',
      use_lockfile: true,
      endpoints: { s3: 'https://minio' },
    },
    { type: 'gcs', bucket: 'acme', prefix: 'dev' },
    {
      type: 'azurerm',
      resource_group_name: 'rg',
      storage_account_name: 'acme',
      container_name: 'state',
      key: 'dev',
      use_oidc: true,
    },
    { type: 'remote', organization: 'acme', workspaces: { name: 'dev' } },
    { type: 'http', address: 'https://state.acme.com/dev', lock_method: 'POST' },
  ])('passes its own arguments to $type unchanged', (backend) => {
    const { type, ...props } = backend;
    expect(declared(backend)).toEqual({ [type]: props });
  });

  const terraformOf = (backend: Backend): unknown => {
    const stack = emptyStack();
    addBackend(stack, backend);
    return Template.of(stack).settings['required_version'];
  };
  const s3: Backend = { type: 's3', bucket: 'acme', key: 'dev.tfstate' };

  it('says which Terraform the stack needs: the one that brought the newest of its arguments', () => {
    expect(terraformOf({ type: 'local' })).toBe('>= 1.5.0');
    expect(terraformOf({ ...s3, region: 'eu-west-1', encrypt: true, dynamodbTable: 'locks' })).toBe('>= 1.5.0');
    for (const argument of ['usePathStyle', 'use_path_style', 'skipS3Checksum', 'assumeRole', 'allowedAccountIds']) {
      expect(terraformOf({ ...s3, [argument]: true })).toBe('>= 1.6.0');
    }
    expect(terraformOf({ ...s3, usePathStyle: true, useLockfile: true })).toBe('>= 1.10.0');
  });

  it('locks the state by a file beside it, in the spelling of Terraform', () => {
    expect(declared({ ...s3, useLockfile: true })).toEqual({
      s3: { bucket: 'acme', key: 'dev.tfstate', use_lockfile: true },
    });
  });

  it('refuses a type that Terraform does not have', () => {
    expect(mistakesOf(() => addBackend(emptyStack(), { type: 'S3' } as unknown as Backend))).toBe(
      'backend.type: got "S3"; expected one of local, s3, gcs, azurerm, remote, http; did you mean "s3"?',
    );
  });
});
