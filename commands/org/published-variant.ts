import type { Org } from '../../constructs/project/project';
import type { OfferedOrg } from '../../constructs/stack/offered';
import type { PublishedOrg } from '../../sandbox/published-org';
import { publishedStack } from './published-stack';
import type { SynthesisedOrg } from './synthesise';
import { temporarySynthesis } from './temporary-synthesis';
import { withoutOwnFlows } from './without-own-flows';

type Auth = Org['release']['auth'];

/** An org as its stack has it, published in the sandbox. */
export interface PublishedVariant {
  readonly org: OfferedOrg;
  readonly published: PublishedOrg;
}

/**
 * Synthesises an org and publishes it in the sandbox.
 *
 * @param auth another way to tokens, without the flows of the project's own, which may be made for one way alone.
 *   @default - the org as its files have it
 */
export function publishedVariant(given: Org, auth?: Auth): PublishedVariant {
  const variant = auth === undefined ? given : withoutOwnFlows({ ...given, release: { ...given.release, auth } });
  return temporarySynthesis([variant], ([synthesised]) => {
    const { org, folder } = synthesised as SynthesisedOrg;
    return { org, published: publishedStack(folder, org) };
  });
}
