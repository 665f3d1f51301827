import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sandboxEnvironment } from '../../../commands/terraform/environment';
import { overrideFor } from '../../../commands/terraform/override';
import { StackResources } from '../../../commands/terraform/stack-resources';
import { exampleOrg } from '../../support/example-org';
import { shippedStack } from '../../support/shipped';
import { temporaryFolder } from '../../support/temporary-folder';

function stackOf(content: object): StackResources {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(content));
  return StackResources.of(folder, { 'genesyscloud_flow.Gone': 'Flows/gone' });
}

describe('the stack that Terraform gets', () => {
  const shipped = StackResources.of(shippedStack(exampleOrg('dev')), {});

  it('is served whole', () => {
    expect(() => shipped.refuseUnserved('1.82.0')).not.toThrow();
  });

  it('is refused with the address of each resource, module and provider that is not served', () => {
    const stack = stackOf({
      terraform: { required_providers: { genesyscloud: { version: '1.81.0' }, aws: {} } },
      module: { network: {} },
      resource: { genesyscloud_oauth_client: { Client: {} }, terraform_data: { Wait: {} } },
      data: { genesyscloud_flow: { Other: {} } },
    });
    const why = 'the sandbox does not serve it to Terraform (provider genesyscloud 1.82.0)';
    const addresses = ['genesyscloud_oauth_client.Client', 'data.genesyscloud_flow.Other', 'module.network'];
    expect(() => stack.refuseUnserved('1.82.0')).toThrow(
      [...addresses, 'provider.genesyscloud 1.81.0', 'provider.aws'].map((it) => `${it}: ${why}`).join('\n'),
    );
  });

  it('keeps its guards, unless everything is destroyed', () => {
    const guarded = (destroy: boolean) =>
      JSON.stringify(overrideFor(shipped, { state: 'x', destroy })).match(/prevent_/g);
    expect(guarded(false)).toBeNull();
    expect(guarded(true)?.length).toBeGreaterThan(5);
  });

  it('has a local state, an empty gateway and no wait, in place of those of the org', () => {
    expect(overrideFor(shipped, { state: 'here.tfstate', destroy: false })).toEqual({
      terraform: { backend: { local: { path: 'here.tfstate' } } },
      provider: { genesyscloud: [{ gateway: [{}] }] },
      resource: { terraform_data: { CallsInFlight: { input: { seconds: 0 } } } },
    });
  });

  it('keeps its waits where time passes', () => {
    expect(overrideFor(shipped, { state: 'x', destroy: false, waits: true })).not.toHaveProperty('resource');
  });

  it('names resources by their place in the project, those that are gone and elements of for_each among them', () => {
    const block = { '//': { metadata: { path: 'dev/Flows/call/Default' } } };
    const stack = stackOf({ resource: { genesyscloud_flow: { Call: block } } });
    expect(stack.pathOf('genesyscloud_flow.Call')).toBe('Flows/call');
    expect(stack.pathOf('genesyscloud_flow.Gone')).toBe('Flows/gone');
    expect(stack.pathOf('terraform_data.Wait["genesyscloud_flow.Call"]')).toBe('terraform_data.Wait[Flows/call]');
  });
});

describe('the environment that Terraform gets', () => {
  const names = [
    ...['TF_VAR_servicenow_client_id', 'TF_LOG', 'TF_CLI_CONFIG_FILE', 'TF_REATTACH_PROVIDERS'],
    ...['GENESYSCLOUD_ACCESS_TOKEN', 'GENESYSCLOUD_SDK_DEBUG', 'AWS_PROFILE', 'UNHEARD_OF'],
  ];
  afterEach(() => {
    for (const name of names) delete process.env[name];
  });

  it('has the path and the client of the sandbox, and nothing else of the caller', () => {
    for (const name of names) process.env[name] = 'canary';
    const folder = temporaryFolder();
    const environment = sandboxEnvironment(folder);
    expect(JSON.stringify(environment)).not.toContain('canary');
    expect(environment).toMatchObject({
      PATH: process.env['PATH'],
      HOME: folder,
      TF_VAR_servicenow_client_id: 'sandbox-client-id',
    });
    expect(readFileSync(environment['TF_CLI_CONFIG_FILE'] as string, 'utf8')).toBe('');
  });
});
