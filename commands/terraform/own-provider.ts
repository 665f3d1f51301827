import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../input/user-error';
import { clientsOf } from '../../sandbox/serve/platform-api/clients';
import { type Answered, serveApi } from '../../sandbox/serve/platform-api/serve-api';
import type { ProviderSchema } from '../../sandbox/terraform/provider-schema';
import type { ProviderDoor } from './provider-door';

/** The variable that names the folder of a provider's binary. */
export const ownProviderVariable = 'GENESYS_PROVIDER_DIR';

/** The binary of a provider, in a folder of the user. */
export interface OwnProvider {
  readonly folder: string;
  /** Called with each request of the provider when it was answered. @default - none */
  readonly onAnswered?: (answered: Answered) => void;
}

/**
 * The binary of a provider, to which the sandbox org is served by the platform API.
 *
 * @param temporary a folder for what Terraform installs the binary from
 * @throws UserError when the folder does not have the binary of the pinned version
 */
export function ownProviderDoor(
  { folder, onAnswered = () => undefined }: OwnProvider,
  schema: ProviderSchema,
  temporary: string,
): ProviderDoor {
  const mirror = mirrorOf(folder, schema, temporary);
  const configuration = join(temporary, 'mirror.tfrc');
  writeFileSync(
    configuration,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  let close = async () => {};
  return {
    variables: { TF_CLI_CONFIG_FILE: configuration },
    isInstalled: true,
    open: async ({ org, saver }) => {
      const server = await serveApi({
        org,
        onAnswered: async (answered) => {
          if (answered.method !== 'GET') await saver.saved();
          onAnswered(answered);
        },
      });
      close = server.close;
      const { hostname, port } = new URL(server.url);
      const [client] = clientsOf(org.record);
      return {
        GENESYSCLOUD_GATEWAY_PROTOCOL: 'http',
        GENESYSCLOUD_GATEWAY_HOST: hostname,
        GENESYSCLOUD_GATEWAY_PORT: port,
        GENESYSCLOUD_OAUTHCLIENT_ID: client.id,
        GENESYSCLOUD_OAUTHCLIENT_SECRET: client.secret,
        GENESYSCLOUD_TOKEN_POOL_SIZE: '1',
        // The sandbox has what was written at once, so something that is missing is gone.
        GENESYSCLOUD_CUSTOM_RETRY_TIMEOUT: '0s',
      };
    },
    close: () => close(),
  };
}

/** Makes a folder that Terraform installs the binary from, as it looks for one. @returns its path */
function mirrorOf(folder: string, { address, version }: ProviderSchema, temporary: string): string {
  const binary = binaryIn(folder, `terraform-provider-genesyscloud_v${version}`);
  const mirror = join(temporary, 'mirror');
  const target = join(mirror, address, version, platform());
  mkdirSync(target, { recursive: true });
  const put = process.platform === 'win32' ? copyFileSync : symlinkSync;
  put(resolve(folder, binary), join(target, binary));
  return mirror;
}

function binaryIn(folder: string, name: string): string {
  const found = filesIn(folder).filter((file) => file.startsWith('terraform-provider-'));
  const binary = found.find((file) => file === name || file === `${name}.exe` || file.startsWith(`${name}_x`));
  if (binary !== undefined) return binary;
  throw new UserError([
    {
      file: folder,
      problem: `got ${found.length === 0 ? 'no provider' : found.join(', ')}; expected the file ${name}`,
      next: `unpack that version of the provider there, or unset ${ownProviderVariable}`,
    },
  ]);
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError([
      { file: folder, problem: `cannot be read (${code})`, next: `correct ${ownProviderVariable}` },
    ]);
  }
}

/** As Terraform calls it, such as `linux_amd64`. */
function platform(): string {
  const systems: Readonly<Record<string, string>> = { win32: 'windows' };
  const machines: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };
  return `${systems[process.platform] ?? process.platform}_${machines[process.arch] ?? process.arch}`;
}
