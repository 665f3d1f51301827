import { describe, expect, it } from '@jest/globals';
import { loadOrgs } from '../../../constructs/org';
import { rules, smallOrgWith, useFolder } from './org-text';

type Backend = Readonly<Record<string, unknown>>;

describe('two org files with one state', () => {
  const folder = useFolder();
  const mistakesOf = (one: Backend, other: Backend) => {
    const text = (backend: Backend) => smallOrgWith('backend:\n  type: local', `backend: ${JSON.stringify(backend)}`);
    try {
      loadOrgs(folder({ 'a.yaml': text(one), 'b.yaml': text(other) }), rules);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  const s3 = { type: 's3', bucket: 'acme', key: 'genesys/dev.tfstate' };
  const gcs = { type: 'gcs', bucket: 'acme', prefix: 'genesys/dev' };
  const azurerm = { type: 'azurerm', storageAccountName: 'acme', containerName: 'state', key: 'dev.tfstate' };
  const remote = { type: 'remote', organization: 'acme', workspaces: { name: 'dev' } };
  const http = { type: 'http', address: 'https://state.acme.com/dev' };
  const local = { type: 'local', path: 'state/dev.tfstate' };

  it('are a mistake that names both places', () => {
    expect(mistakesOf(s3, { ...s3, region: 'eu-west-1' })).toBe(
      'orgs/b.yaml:10:39: backend.key: got "genesys/dev.tfstate"; orgs/a.yaml:10:39 has the same state, and Terraform would delete ' +
        'the resources of one org for those of the other; expected a state of its own; change backend.key in the file that was copied',
    );
  });

  it.each<[string, Backend, Backend]>([
    ['key', s3, { ...s3, key: '/genesys/dev.tfstate' }],
    ['prefix', gcs, { ...gcs, prefix: 'genesys/dev/' }],
    ['prefix', { type: 'gcs', bucket: 'acme' }, { type: 'gcs', bucket: 'acme' }],
    ['key', azurerm, azurerm],
    ['workspaces', remote, { ...remote, hostname: 'app.terraform.io' }],
    ['workspaces', { ...remote, workspaces: { prefix: 'a-' } }, { ...remote, workspaces: { prefix: 'a-' } }],
    ['address', http, { ...http, retryMax: 2 }],
    ['path', local, { type: 'local', path: './state/dev.tfstate' }],
    ['path', { type: 'local' }, { type: 'local', path: 'terraform.a.tfstate' }],
  ])('are found by %s in %j and %j', (argument, one, other) => {
    expect(mistakesOf(one, other)).toMatch(new RegExp(`^orgs/b\\.yaml:10:\\d+: backend\\.${argument}: `));
  });

  it.each<[Backend, Backend]>([
    [s3, { ...s3, key: 'genesys/test.tfstate' }],
    [s3, { ...s3, bucket: 'other' }],
    [s3, { ...s3, endpoints: { s3: 'https://minio.acme.com' } }],
    [gcs, { ...gcs, prefix: 'genesys' }],
    [azurerm, { ...azurerm, containerName: 'other' }],
    [remote, { ...remote, workspaces: { prefix: 'dev' } }],
    [http, { ...http, address: 'https://state.acme.com/test' }],
    [{ type: 'local' }, { type: 'local' }],
    [local, s3],
  ])('are not seen in %j and %j', (one, other) => {
    expect(mistakesOf(one, other)).toBe('');
  });

  it('are reported together with the mistakes of other files', () => {
    const text = smallOrgWith('type: local', 'type: local\n  path: x');
    const files = { 'a.yaml': text, 'b.yaml': smallOrgWith('eu-west-1', 'mars-1'), 'c.yaml': text };
    expect(() => loadOrgs(folder(files), rules)).toThrow(/^orgs\/b\.yaml:2:3: .*\norgs\/c\.yaml:12:3: backend\.path: /);
  });
});
