import type { OrgConfig } from '../../constructs/org';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { synthesised } from './synthesised';

/** Synthesises an org and publishes its files in the sandbox. */
export function shipped(org: OrgConfig): PublishedOrg {
  return publishedOrg(synthesised(org)[0] as string);
}
