import type { Org } from '../../constructs/project/project';
import { addressOf } from '../../platform/address';

/** @throws UserError where the environment has no client for Terraform and its provider, or contradicts the org file */
export function refuseWithoutClient(org: Org, environment: NodeJS.ProcessEnv): void {
  // With a token, the provider signs in as no client.
  if (!environment['GENESYSCLOUD_ACCESS_TOKEN']) addressOf(org, environment);
}
