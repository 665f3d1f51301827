import { isAbsolute, posix } from 'node:path';
import {
  AzurermBackend,
  type AzurermBackendConfig,
  GcsBackend,
  type GcsBackendConfig,
  HttpBackend,
  type HttpBackendConfig,
  LocalBackend,
  RemoteBackend,
  type RemoteBackendConfig,
  S3Backend,
  type S3BackendConfig,
  type TerraformBackend,
  type TerraformStack,
} from 'cdktf';
import { UserError } from '../../input/user-error';
import { unknownBackend } from './errors';

export type BackendType = 'local' | 's3' | 'gcs' | 'azurerm' | 'remote' | 'http';

/** Where Terraform keeps the state: the backend's type and its own arguments, in Terraform's spelling. */
export interface Backend {
  /** Type of the backend. */
  readonly type: BackendType;
  readonly [argument: string]: unknown;
}

type Arguments = Readonly<Record<string, unknown>>;

/** Terraform runs three folders below the project, in `cdktf.out/stacks/<stack>`. Anyone may delete that folder. */
const project = '../../..';

const backends: Readonly<Record<BackendType, (stack: TerraformStack, props: Arguments) => TerraformBackend>> = {
  local: (stack, { path = `terraform.${stack.node.id}.tfstate`, ...props }) =>
    new LocalBackend(stack, { ...props, path: fromProject(String(path)) }),
  s3: (stack, { useLockfile, use_lockfile = useLockfile, ...props }) => {
    // cdktf 0.21 does not know this argument, and cdktn asks for a Terraform that a project cannot name in cdktf.json.
    if (use_lockfile !== undefined) stack.addOverride('terraform.backend.s3.use_lockfile', use_lockfile);
    return new S3Backend(stack, props as unknown as S3BackendConfig);
  },
  gcs: (stack, props) => new GcsBackend(stack, props as unknown as GcsBackendConfig),
  azurerm: (stack, props) => new AzurermBackend(stack, props as unknown as AzurermBackendConfig),
  remote: (stack, props) => new RemoteBackend(stack, props as unknown as RemoteBackendConfig),
  http: (stack, props) => new HttpBackend(stack, props as unknown as HttpBackendConfig),
};

/** What cdktf, outputs and postconditions need. */
const oldestTerraform = '1.5.0';

/** The arguments of the S3 backend that a later Terraform brought, the latest first. */
const s3Since: readonly (readonly [version: string, brought: readonly string[]])[] = [
  ['1.10.0', ['use_lockfile']],
  [
    '1.6.0',
    [
      'allowed_account_ids',
      'assume_role',
      'endpoints',
      'forbidden_account_ids',
      'shared_config_files',
      'shared_credentials_files',
      'skip_requesting_account_id',
      'skip_s3_checksum',
      'use_path_style',
    ],
  ],
];

/**
 * Declares where Terraform keeps the state of a stack. A `local` state is a file in the folder of the project, by
 * default `terraform.<stack>.tfstate`; a relative `path` starts from that folder too. The stack holds a relative path,
 * so that its bytes are the same on every machine. It also says which Terraform it needs, so that an older one refuses it
 * at once.
 *
 * @throws UserError for an unknown type
 * @example
 * addBackend(this, { type: 's3', bucket: 'terraform-state', key: 'on-call.tfstate', region: 'eu-west-1' });
 */
export function addBackend(stack: TerraformStack, { type, ...props }: Backend): void {
  if (!Object.hasOwn(backends, type)) throw new UserError([unknownBackend(type, Object.keys(backends))]);
  backends[type](stack, props);
  stack.addOverride('terraform.required_version', `>= ${terraformFor(type, props)}`);
}

function terraformFor(type: BackendType, props: Arguments): string {
  if (type !== 's3') return oldestTerraform;
  const given = Object.keys(props).map(snakeCase);
  return s3Since.find(([, brought]) => brought.some((argument) => given.includes(argument)))?.[0] ?? oldestTerraform;
}

function snakeCase(argument: string): string {
  return argument.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function fromProject(path: string): string {
  return isAbsolute(path) ? path : posix.join(project, path);
}
