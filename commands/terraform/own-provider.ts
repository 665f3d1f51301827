import { copyFileSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../input/user-error';
import type { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { clientsOf } from '../../sandbox/serve/platform-api/clients';
import { type Answered, serveApi } from '../../sandbox/serve/platform-api/serve-api';
import type { ProviderSchema } from '../../sandbox/terraform/provider-schema';

/** The variable that names the folder of a provider's binary. */
export const ownProviderVariable = 'GENESYS_PROVIDER_DIR';

/** The binary of a provider, in a folder of the user. */
export interface OwnProvider {
  readonly folder: string;
  /** Called with each request of the provider when it was answered. @default - none */
  readonly onAnswered?: (answered: Answered) => void;
}

/** How Terraform starts a provider, and how that reaches the sandbox org. */
export interface OwnProviderAccess {
  /** The text of Terraform's CLI configuration. */
  readonly configuration: string;
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Serves an org by the platform API to the binary of a provider.
 *
 * @param temporary a folder for the mirror that Terraform installs the binary from
 * @throws UserError when the folder does not have the binary of the pinned version
 */
export async function serveOwnProvider(
  { folder, onAnswered }: OwnProvider,
  org: WrittenOrg,
  schema: ProviderSchema,
  temporary: string,
): Promise<OwnProviderAccess> {
  const mirror = mirrorOf(folder, schema, temporary);
  const server = await serveApi({ org, onAnswered });
  const { hostname, port } = new URL(server.url);
  const [client] = clientsOf(org.record);
  return {
    configuration: `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
    variables: {
      GENESYSCLOUD_GATEWAY_PROTOCOL: 'http',
      GENESYSCLOUD_GATEWAY_HOST: hostname,
      GENESYSCLOUD_GATEWAY_PORT: port,
      GENESYSCLOUD_OAUTHCLIENT_ID: client.id,
      GENESYSCLOUD_OAUTHCLIENT_SECRET: client.secret,
      GENESYSCLOUD_TOKEN_POOL_SIZE: '1',
      // The sandbox has what was written at once, so something that is missing is gone.
      GENESYSCLOUD_CUSTOM_RETRY_TIMEOUT: '0s',
    },
    close: () => server.close(),
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
