import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { pinnedSchema } from '../../../../sandbox/terraform/provider-schema';
import { root as project } from '../../../support/root';

/** Builds the program that stands in for the provider's binary, under its name, unless it is there. @returns its folder */
export function buildStandIn(root: string): string {
  const folder = join(root, 'stand-in');
  const outfile = join(folder, `terraform-provider-genesyscloud_v${pinnedSchema().version}`);
  if (existsSync(outfile)) return folder;
  buildSync({
    entryPoints: [join(project, 'test/terraform/own-provider/stand-in/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['@cdktf/provider-genesyscloud'],
    banner: {
      // The program runs anywhere, and finds the pinned schema here.
      js: `#!/usr/bin/env node\nrequire = require('node:module').createRequire(${JSON.stringify(join(project, 'package.json'))});`,
    },
    logLevel: 'error',
  });
  chmodSync(outfile, 0o755);
  return folder;
}
