import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedSchema } from '../../../sandbox/terraform/provider-schema';
import { buildStandIn } from '../own-provider/stand-in/build';

export const laterVersion = '99.0.0';

/** A configuration of Terraform that finds the program which stands in for the provider, also under a later version. */
export function mirrorOf(root: string): string {
  const configuration = join(root, 'mirror.tfrc');
  if (existsSync(configuration)) return configuration;
  const { address, version } = pinnedSchema();
  const name = `terraform-provider-genesyscloud_v${version}`;
  const binary = join(buildStandIn(root), name);
  const mirror = join(root, 'mirror');
  for (const one of [version, laterVersion]) {
    const target = join(mirror, address, one, `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`);
    mkdirSync(target, { recursive: true });
    symlinkSync(binary, join(target, name.replace(version, one)));
  }
  writeFileSync(
    configuration,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  return configuration;
}
