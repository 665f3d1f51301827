import type { Org } from '../../constructs/stack/project';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { setUpOf } from './instance-setup';
import type { SynthesisedOrg } from './synthesise';
import { temporarySynthesis } from './temporary-synthesis';

type Auth = Org['release']['auth'];

/** An org as its stack has it, published in the sandbox. */
export interface PublishedVariant {
  readonly org: Org;
  readonly published: PublishedOrg;
}

/**
 * Synthesises an org and publishes it in the sandbox.
 *
 * @param auth @default - as the org file has it
 */
export function publishedVariant(given: Org, auth: Auth = given.release.auth): PublishedVariant {
  const variant = { ...given, release: { ...given.release, auth } };
  return temporarySynthesis([variant], ([synthesised]) => {
    const { org, folder } = synthesised as SynthesisedOrg;
    return { org, published: publishedOrg(folder, { setUp: setUpOf(org) }) };
  });
}
