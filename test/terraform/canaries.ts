import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxOrgs } from './sandbox-orgs';

const secret = 'canary-5f0c1d';

/** Variables that a caller may have, each with a value that must appear nowhere. */
export const canaries: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'TF_VAR_servicenow_client_id',
    'TF_VAR_servicenow_client_secret',
    'TF_TOKEN_app_terraform_io',
    'TF_CLI_ARGS_show',
    'TF_CLI_CONFIG_FILE',
    'TF_REATTACH_PROVIDERS',
    'GENESYSCLOUD_OAUTHCLIENT_ID',
    'GENESYSCLOUD_OAUTHCLIENT_SECRET',
    'GENESYSCLOUD_ACCESS_TOKEN',
    'GENESYSCLOUD_SDK_DEBUG',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'ARM_CLIENT_SECRET',
    'GOOGLE_CREDENTIALS',
  ].map((name) => [name, `${secret}-${name}`]),
);

/** Looks for the canaries in every file of the sandbox orgs, and in all that commands printed. */
export function canariesFound(orgs: SandboxOrgs): { readonly places: string; readonly found: readonly string[] } {
  const files = readdirSync(orgs.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = [
    ...files.filter((file) => readFileSync(file, 'utf8').includes(secret)),
    ...orgs.printed.filter((text) => text.includes(secret)),
  ];
  const kinds = new Set(files.filter((file) => !file.includes('/.git/')).map((file) => file.split('/').at(-1)));
  return { places: `${files.length} files (${[...kinds].sort().join(', ')}) and ${orgs.printed.length} texts`, found };
}
