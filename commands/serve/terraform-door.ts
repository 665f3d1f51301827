import { resolve } from 'node:path';
import type { OrgConfig } from '../../constructs/org';
import { UserError } from '../../input/user-error';
import type { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import type { ApiClient } from '../../sandbox/genesys/permissions/api-client';
import { loadLibraries } from '../../sandbox/terraform/libraries';
import { pinnedSchema } from '../../sandbox/terraform/provider-schema';
import { sandboxProvider } from '../../sandbox/terraform/sandbox-provider';
import { type ServedProvider, serveProvider } from '../../sandbox/terraform/serve-provider';
import { codecOf } from '../../sandbox/terraform/value';

/** How Terraform reaches a served org, or why it does not. */
export type TerraformDoor = ServedProvider | { readonly missing: string };

/**
 * Serves an org to the Terraform that `cdktf deploy` starts, unless that would write a state which others share.
 *
 * @param client that Terraform signs in as
 */
export async function terraformDoor(
  written: WrittenOrg,
  { name, backend }: Pick<OrgConfig, 'name' | 'backend'>,
  client: ApiClient,
): Promise<TerraformDoor> {
  if (backend.type !== 'local') return { missing: sharedState(name, backend.type) };
  try {
    const libraries = loadLibraries();
    const schema = pinnedSchema();
    // The paths of flow files start from the folder that Terraform runs in.
    const folder = resolve('cdktf.out', 'stacks', name);
    const answers = sandboxProvider({ org: written, folder, schema, codec: codecOf(libraries), client });
    return await serveProvider(answers, schema.address, libraries);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { missing: error.message };
  }
}

const sharedState = (org: string, backend: string) =>
  `not for cdktf deploy: it would write the state that others share (${backend}); run: npm run apply -- ${org} --sandbox`;
