import { once } from 'node:events';
import { type AddressInfo, createServer, type ListenOptions } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it, jest } from '@jest/globals';
import { reportTerraformEnvironment } from '../../../constructs/project/terraform-environment';
import { temporaryFolder } from '../../support/temporary-folder';

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** What is printed for an environment, and the exit code. */
async function reported(environment: Readonly<Record<string, string>>) {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await reportTerraformEnvironment(environment);
  return { code: process.exitCode, lines: printed.mock.calls.map(([line]) => line) };
}

function reattach(network: string, place: string, address = 'registry.terraform.io/mypurecloud/genesyscloud') {
  return JSON.stringify({ [address]: { Pid: 1, Addr: { Network: network, String: place } } });
}

/** Listens at a place while the work is done. */
async function listening(place: ListenOptions, work: (port: number) => Promise<void>): Promise<void> {
  const server = createServer().listen(place);
  await once(server, 'listening');
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
    await once(server, 'close');
  }
}

it('says that Terraform works with the provider of a served org, and goes on', async () => {
  await listening({ port: 0, host: '127.0.0.1' }, async (port) => {
    expect(await reported({ TF_REATTACH_PROVIDERS: reattach('tcp', `127.0.0.1:${port}`) })).toEqual({
      code: undefined,
      lines: [
        `TF_REATTACH_PROVIDERS: Terraform works with the provider at 127.0.0.1:${port}, which \`serve\` has, and not with a real org; for the real org: unset TF_REATTACH_PROVIDERS`,
      ],
    });
  });
});

it('refuses exports of a served org that has ended, before Terraform ends another process in its place', async () => {
  let place = '';
  await listening({ port: 0, host: '127.0.0.1' }, async (port) => {
    place = `127.0.0.1:${port}`;
  });
  expect(await reported({ TF_REATTACH_PROVIDERS: reattach('tcp', place) })).toEqual({
    code: 2,
    lines: [
      `TF_REATTACH_PROVIDERS: nothing listens at ${place}, so Terraform would find no provider: the \`serve\` that printed it has ended; unset TF_REATTACH_PROVIDERS, or export what a new \`serve\` prints`,
    ],
  });
});

it('refuses a port that does not exist', async () => {
  expect(await reported({ TF_REATTACH_PROVIDERS: reattach('tcp', '127.0.0.1:99999') })).toMatchObject({ code: 2 });
});

it('knows providers that are reached without a port', async () => {
  const place = join(temporaryFolder(), 'provider.sock');
  await listening({ path: place }, async () => {
    expect(await reported({ TF_REATTACH_PROVIDERS: reattach('unix', place) })).toMatchObject({ code: undefined });
  });
});

it.each([
  ['a provider of something else', reattach('tcp', '127.0.0.1:1', 'registry.terraform.io/hashicorp/aws')],
  ['a text that is not JSON, which Terraform refuses', 'none'],
  ['a provider without an address, which Terraform refuses', '{"registry.terraform.io/mypurecloud/genesyscloud":{}}'],
])('says nothing of %s', async (_, variable) => {
  expect(await reported({ TF_REATTACH_PROVIDERS: variable })).toEqual({ code: undefined, lines: [] });
});

it('says that the provider writes secrets to a file, when it does', async () => {
  expect((await reported({ GENESYSCLOUD_SDK_DEBUG: 'true' })).lines).toEqual([
    'GENESYSCLOUD_SDK_DEBUG: the provider writes the fields of credentials in clear to a file; unset GENESYSCLOUD_SDK_DEBUG',
  ]);
  jest.restoreAllMocks();
  expect((await reported({ GENESYSCLOUD_SDK_DEBUG: 'false' })).lines).toEqual([]);
});
