import type { OrgConfig } from '../../constructs/org';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import { synthesised } from './synthesised';

const known = new Map<string, PublishedOrg>();

/** Synthesises an org and publishes its files in the sandbox; once in a test file. */
export function shipped(org: OrgConfig): PublishedOrg {
  const key = JSON.stringify(org);
  const published = known.get(key) ?? publishedOrg(synthesised(org)[0] as string);
  known.set(key, published);
  return published;
}
