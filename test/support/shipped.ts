import { join } from 'node:path';
import type { Org } from '../../constructs/project/project';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { oncePerRun } from './once-per-run';

const known = new Map<string, PublishedOrg>();

/** An org as its stack declares it, published in the sandbox once in a test file. */
export function shipped(org: Org): PublishedOrg {
  const key = JSON.stringify(org);
  const published = known.get(key) ?? publishedOrg(shippedStack(org));
  known.set(key, published);
  return published;
}

/** The folder of an org's stack, synthesised once in a run of the tests. It must not be written to. */
export function shippedStack(org: Org): string {
  const folder = oncePerRun(JSON.stringify(org), (made) => {
    // Loaded only by the worker that comes first: this takes longer than many tests.
    const { synthesise } =
      require('../../commands/org/synthesise') as typeof import('../../commands/org/synthesise.js');
    synthesise([org], join(made, 'out'));
  });
  return join(folder, 'out', 'stacks', org.name);
}
