import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { pinnedSchema } from '../../../sandbox/terraform/provider-schema';
import { root } from '../../support/root';

/** Builds the program that stands in for the provider's binary, under its name. @returns the folder */
export function buildStandIn(folder: string): string {
  const outfile = join(folder, `terraform-provider-genesyscloud_v${pinnedSchema().version}`);
  buildSync({
    entryPoints: [join(root, 'test/terraform/stand-in/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['@cdktf/provider-genesyscloud'],
    banner: {
      // The program runs anywhere, and finds the pinned schema here.
      js: `#!/usr/bin/env node\nrequire = require('node:module').createRequire(${JSON.stringify(join(root, 'package.json'))});`,
    },
    logLevel: 'error',
  });
  chmodSync(outfile, 0o755);
  return folder;
}
