import type { Org } from '../../constructs/stack/project';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { setUpOf } from './instance-setup';
import { temporarySynthesis } from './temporary-synthesis';

type Auth = Org['release']['auth'];

/**
 * Synthesises an org and publishes it in the sandbox.
 *
 * @param auth @default - as the org file has it
 */
export function publishedVariant(org: Org, auth: Auth = org.release.auth): PublishedOrg {
  const variant = { ...org, release: { ...org.release, auth } };
  return temporarySynthesis([variant], ([stack = '']) => publishedOrg(stack, { setUp: setUpOf(org) }));
}
